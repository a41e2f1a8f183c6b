//! expects: this DELETE has no WHERE clause and would affect every row
use relvar::prelude::*;
use relvar_tests::*;

fn run(db: &relvar_pg::Pool) {
    let _ = users.delete().returning_all().fetch_all(db);
}

fn main() {}
