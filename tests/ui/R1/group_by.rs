//! expects: column `relvar_tests::users::name` must appear in GROUP BY or be used in an aggregate function
use relvar::prelude::*;
use relvar_tests::*;

#[derive(relvar::Row)]
struct Person {
    name: String,
}

fn main() {
    let _ = users.group_by(users::team_id).select_as::<Person>();
}
