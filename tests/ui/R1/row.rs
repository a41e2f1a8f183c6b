//! expects: field `people`: SQL type `Int8` cannot be read into Rust type `i32`
use relvar::prelude::*;
use relvar_tests::*;

#[derive(relvar::Row)]
struct Size {
    people: i32,
}

fn main() {
    let _ = users.select(row!(Size { people: count_rows() }));
}
