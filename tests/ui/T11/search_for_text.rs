//! expects: `&str` cannot stand right of an operator on SQL type `Tsvector`
use relvar::prelude::*;

relvar::table! { pages { #[primary_key] id -> Int4, words -> Tsvector, title -> Text } }

fn main() {
    let _ = pages.filter(pages::words.matches_query("cat"));
}
