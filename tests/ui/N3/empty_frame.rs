//! expects: field `before`: SQL type `Nullable<Int4>` cannot be read into Rust type `i32`
use relvar::prelude::*;
use relvar_tests::*;

#[derive(relvar::Row)]
struct Line {
    before: i32,
}

fn main() {
    let before = window().order_by(users::id).rows(preceding(1), preceding(1));
    let _ = users.select(row!(Line { before: max(users::id).over(before) }));
}
