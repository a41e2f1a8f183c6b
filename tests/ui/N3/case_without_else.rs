//! expects: field `kind`: SQL type `Nullable<relvar::prelude::Text>` cannot be read into Rust type `String`
use relvar::prelude::*;
use relvar_tests::*;

#[derive(relvar::Row)]
struct Line {
    kind: String,
}

fn main() {
    let _ = users.select(row!(Line { kind: case(users::active, users::name).end() }));
}
