//! expects: field `best`: SQL type `Nullable<Int8>` cannot be read into Rust type `i64`
use relvar::prelude::*;
use relvar_tests::*;

#[derive(relvar::Row)]
struct Top {
    best: i64,
}

fn main() {
    let _ = users.select(row!(Top { best: max(users::karma) }));
}
