//! expects: field `line_fields::title`: SQL type `Nullable<relvar::prelude::Text>` cannot be read into Rust type `String`
use relvar::prelude::*;
use relvar_tests::*;

#[derive(relvar::Row)]
struct Line {
    name: String,
    title: String,
}

fn main() {
    let _ = users.left_join(posts).select_as::<Line>();
}
