//! expects: SQL has no operator `HasPath` between `Text` and `Text`
use relvar::prelude::*;

relvar::table! { notes { #[primary_key] id -> Int4, plain -> Json, title -> Text } }

fn main() {
    let _ = notes.filter(notes::title.has_path("$.a"));
}
