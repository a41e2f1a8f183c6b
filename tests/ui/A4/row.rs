//! expects: column `relvar_tests::users::name` must appear in GROUP BY or be used in an aggregate function
use relvar::prelude::*;
use relvar_tests::*;

#[derive(relvar::Row)]
struct Line {
    name: String,
    people: i64,
}

fn main() {
    let _ = users.select(row!(Line { name: users::name, people: count_rows() }));
}
