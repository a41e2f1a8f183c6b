//! expects: field `found`: SQL type `Nullable<Text>` cannot be read into Rust type `String`
use relvar::prelude::*;

relvar::table! { notes { #[primary_key] id -> Int4, data -> Jsonb } }

#[derive(relvar::Row)]
struct Line {
    found: String,
}

fn main() {
    let _ = notes.select(row!(Line { found: notes::data.get_text("a") }));
}
