//! expects: SQL type `Tsvector` is not a document that text search reads
use relvar::fns::search::{to_tsquery, ts_headline};
use relvar::prelude::*;

relvar::table! { pages { #[primary_key] id -> Int4, words -> Tsvector, title -> Text } }

fn main() {
    let _ = pages.select(ts_headline(pages::words, to_tsquery("cat")));
}
