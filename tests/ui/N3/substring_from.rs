//! expects: field `found`: SQL type `Nullable<relvar::prelude::Text>` cannot be read into Rust type `String`
use relvar::fns::text::substring_pattern;
use relvar::prelude::*;
use relvar_tests::*;

#[derive(relvar::Row)]
struct Line {
    found: String,
}

fn main() {
    let _ = users.select(row!(Line { found: substring_pattern(users::name, "A.*") }));
}
