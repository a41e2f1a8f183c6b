//! expects: field `line_fields::title`: SQL type `Nullable<relvar::prelude::Text>` cannot be read into Rust type `String`
use relvar::prelude::*;
use relvar_tests::*;

#[derive(relvar::Row)]
struct Line {
    title: String,
}

fn main() {
    let title = posts.find(1).select(posts::title);
    let _ = users.select(row!(Line { title: scalar(title) }));
}
