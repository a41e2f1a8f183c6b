//! expects: column `members` must appear in GROUP BY or be used in an aggregate function
use relvar::prelude::*;

relvar::view! {
    team_sizes {
        team -> Int4,
        members -> Int8,
    }
}

fn main() {
    let _ = team_sizes.group_by(team_sizes::team).select((team_sizes::team, team_sizes::members));
}
