//! expects: field `next`: SQL type `Nullable<Int4>` cannot be read into Rust type `i32`
use relvar::prelude::*;
use relvar_tests::*;

#[derive(relvar::Row)]
struct Line {
    next: i32,
}

fn main() {
    let _ = users.select(row!(Line { next: users::age.add(1) }));
}
