//! expects: no foreign key links `teams::table` to this query
use relvar::prelude::*;

relvar::table! { teams { #[primary_key] id -> Int4 } }
relvar::table! { things { #[primary_key] id -> Int4, team_id -> Int4 } }

fn main() {
    let _ = things.inner_join(teams);
}
