//! expects: field `previous`: SQL type `Nullable<Int4>` cannot be read into Rust type `i32`
use relvar::prelude::*;
use relvar_tests::*;

#[derive(relvar::Row)]
struct Line {
    previous: i32,
}

fn main() {
    let w = window().order_by(users::id);
    let _ = users.select(row!(Line { previous: lag(users::id).over(w) }));
}
