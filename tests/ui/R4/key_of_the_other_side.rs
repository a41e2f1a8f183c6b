//! expects: this query can return more than one row of `relvar_tests::users::table`
use relvar::prelude::*;
use relvar_tests::*;

fn run(db: &relvar_pg::Pool) {
    let _ = posts.left_join(users).filter(users::id.eq(1)).fetch_optional(db);
}

fn main() {}
