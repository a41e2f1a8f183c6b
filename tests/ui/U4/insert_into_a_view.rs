//! expects: INSERT needs a table, and `team_sizes::table` is a view
use relvar::prelude::*;
use relvar_tests as _;

relvar::view! {
    team_sizes {
        team -> Int4,
        members -> Int8,
    }
}

fn main() {
    let _ = team_sizes.insert((team_sizes::team.set(1), team_sizes::members.set(2)));
}
