//! expects: this UPDATE has no WHERE clause and would affect every row
use relvar::prelude::*;
use relvar_tests::*;

fn run(db: &relvar_pg::Pool) {
    let _ = users.update(users::age.set(30)).returning(users::id).fetch_all(db);
}

fn main() {}
