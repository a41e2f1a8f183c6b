//! expects: DELETE needs a table, and `team_sizes::table` is a view
use relvar::prelude::*;
use relvar_tests as _;

relvar::view! {
    #[materialized]
    team_sizes {
        team -> Int4,
        members -> Int8,
    }
}

fn main() {
    let _ = team_sizes.delete().all_rows();
}
