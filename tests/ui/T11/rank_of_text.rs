//! expects: `TableColumn<title>` cannot be an argument of SQL type `Tsvector`
use relvar::fns::search::{to_tsquery, ts_rank};
use relvar::prelude::*;

relvar::table! { pages { #[primary_key] id -> Int4, words -> Tsvector, title -> Text } }

fn main() {
    let _ = pages.select(ts_rank(pages::title, to_tsquery("cat")));
}
