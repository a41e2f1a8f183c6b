//! expects: a row lock cannot be applied to the materialized view `team_sizes::table`
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
    let _ = team_sizes.query().for_update_of(team_sizes);
}
