//! expects: this query can return more than one row of `relvar_tests::tags::table`
use relvar::prelude::*;
use relvar_tests::*;

#[derive(relvar::Insert)]
#[insert(table = tags)]
struct NewTag {
    name: String,
}

fn run(db: &relvar_pg::Pool, new: &[NewTag]) {
    let _ = tags.insert(new).returning(tags::uses).fetch_one(db);
}

fn main() {}
