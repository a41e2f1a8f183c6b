//! expects: a field of `Person` could be read from column `relvar_tests::users::id` and from column `relvar_tests::teams::id`
use relvar::prelude::*;
use relvar_tests::{teams, users};

#[derive(relvar::Row)]
struct Team {
    id: i32,
    title: String,
}

#[derive(relvar::Row)]
struct Person {
    name: String,
    #[row(flatten)]
    team: Option<Team>,
}

fn main() {
    let _ = users.left_join(teams).select_as::<Person>();
}
