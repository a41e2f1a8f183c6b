//! expects: field `author_fields::extra`: SQL type `RowOfNullableColumns` cannot be read into Rust type `Option<Extra>`
use relvar::prelude::*;
use relvar_tests::{posts, users};

#[derive(relvar::Row)]
struct Extra {
    body: Option<String>,
    rating: Option<f64>,
}

#[derive(relvar::Row)]
struct Author {
    name: String,
    #[row(flatten)]
    extra: Option<Extra>,
}

fn main() {
    let _ = users.left_join(posts).select_as::<Author>();
}
