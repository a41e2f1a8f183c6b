//! expects: this query can return more than one row of `relvar::clause::Union`
use relvar::prelude::*;
use relvar_tests::*;

fn run(db: &relvar_pg::Pool) {
    let _ = users.find(1).union(users.find(2)).fetch_one(db);
}

fn main() {}
