//! expects: no table of this query has a column for the field `team_fields::title`
use relvar::prelude::*;
use relvar_tests::users;

#[derive(relvar::Row)]
struct Team {
    title: String,
}

#[derive(relvar::Row)]
struct Person {
    name: String,
    #[row(flatten)]
    team: Team,
}

fn main() {
    let _ = users.select_as::<Person>();
}
