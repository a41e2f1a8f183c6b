//! expects: field `found`: SQL type `Nullable<relvar::prelude::Int4>` cannot be read into Rust type `i32`
use relvar::prelude::*;
use relvar_tests::*;

#[derive(relvar::Row)]
struct Line {
    found: i32,
}

fn main() {
    let _ = users.select(row!(Line { found: relvar::fns::array::subscript(val::<Array<Int4>, _>([1]), 2) }));
}
