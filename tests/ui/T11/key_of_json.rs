//! expects: SQL has no operator `HasKey` between `relvar::prelude::Json` and `Text`
use relvar::prelude::*;

relvar::table! { notes { #[primary_key] id -> Int4, plain -> Json, title -> Text } }

fn main() {
    let _ = notes.filter(notes::plain.has_key("a"));
}
