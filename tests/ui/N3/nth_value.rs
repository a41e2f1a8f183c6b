//! expects: field `second`: SQL type `Nullable<relvar::prelude::Text>` cannot be read into Rust type `String`
use relvar::prelude::*;
use relvar_tests::*;

#[derive(relvar::Row)]
struct Line {
    second: String,
}

fn main() {
    let w = window().order_by(users::id);
    let _ = users.select(row!(Line { second: nth_value(users::name, 2).over(w) }));
}
