//! expects: UPDATE needs a table, and `team_sizes::table` is a view
use relvar::prelude::*;
use relvar_tests as _;

relvar::view! {
    team_sizes {
        team -> Int4,
        members -> Int8,
    }
}

fn main() {
    let _ = team_sizes.update(team_sizes::members.set(2)).all_rows();
}
