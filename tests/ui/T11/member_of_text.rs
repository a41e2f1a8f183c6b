//! expects: SQL has no operator `Get` between `Text` and `Text`
use relvar::prelude::*;

relvar::table! { notes { #[primary_key] id -> Int4, plain -> Json, title -> Text } }

fn main() {
    let _ = notes.select(notes::title.get("a"));
}
