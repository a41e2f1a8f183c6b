//! expects: this query can return more than one row of `relvar_tests::memberships::table`
use relvar::prelude::*;
use relvar_tests::*;

fn run(db: &relvar_pg::Pool) {
    let _ = memberships.filter(memberships::user_id.eq(1)).fetch_one(db);
}

fn main() {}
