//! expects: table `relvar_tests::teams::table` is not in the FROM clause of this query
use relvar::prelude::*;
use relvar_tests::{teams, users};

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
    let _ = users.select(row!(Person { name: users::name, team: row!(Team { title: teams::title }) }));
}
