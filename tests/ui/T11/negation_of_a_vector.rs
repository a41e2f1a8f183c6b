//! expects: SQL type `Tsvector` is not a text search query
use relvar::prelude::*;

relvar::table! { pages { #[primary_key] id -> Int4, words -> Tsvector, title -> Text } }

fn main() {
    let _ = pages.select(pages::words.not_query());
}
