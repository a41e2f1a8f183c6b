// rust: the compiler names the unknown path and the nearest one
use relvar::prelude::*;

relvar::table! { teams { #[primary_key] id -> Int4 } }
relvar::table! { things { #[primary_key] id -> Int4, team -> Int4 } }
relvar::joinable!(things -> teams (team_id));

fn main() {
    let _ = things.inner_join(teams);
}
