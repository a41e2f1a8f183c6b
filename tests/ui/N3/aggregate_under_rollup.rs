//! expects: field `found`: SQL type `Nullable<Int4>` cannot be read into Rust type `i32`
use relvar::prelude::*;
use relvar_tests::*;

#[derive(relvar::Row)]
struct Line {
    found: i32,
}

fn main() {
    let _ = users.group_by(rollup(users::name)).select(row!(Line { found: max(users::id) }));
}
