//! expects: this query can return more than one row of `relvar_tests::users::table`
use relvar::prelude::*;
use relvar_tests::*;

fn run(db: &relvar_pg::Pool) {
    let _ = users.delete().filter(users::age.gt(3)).returning(users::id).fetch_one(db);
}

fn main() {}
