//! expects: this query can return more than one row of `relvar_tests::posts::table`
use relvar::prelude::*;
use relvar_tests::*;

fn run(db: &relvar_pg::Pool) {
    let _ = users.inner_join(posts).filter(users::id.eq(1)).fetch_one(db);
}

fn main() {}
