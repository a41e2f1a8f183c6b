//! expects: REFRESH needs a materialized view, and `team_sizes::table` is none
use relvar::prelude::*;
use relvar_tests as _;

relvar::view! {
    team_sizes {
        team -> Int4,
        members -> Int8,
    }
}

fn main() {
    let _ = team_sizes.refresh();
}
