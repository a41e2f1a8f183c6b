//! expects: column `relvar_tests::users::id` must appear in GROUP BY or be used in an aggregate function
use relvar::prelude::*;
use relvar_tests::*;

fn run(db: &relvar_pg::Pool) {
    let _ = users.group_by(users::team_id).fetch_all(db);
}

fn main() {}
