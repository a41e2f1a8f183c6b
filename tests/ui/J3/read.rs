//! expects: field `length`: SQL type `Int4` cannot be read into Rust type `i64`
use relvar::prelude::*;
use relvar_tests::*;

#[derive(relvar::Row)]
struct Line {
    length: i64,
}

fn main() {
    let _ = users.select(row!(Line { length: relvar::sql!(Int4, "length({})", users::name) }));
}
