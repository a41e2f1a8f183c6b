//! expects: SQL has no operator `MatchesQuery` between `Int4` and `Tsquery`
use relvar::fns::search::to_tsquery;
use relvar::prelude::*;

relvar::table! { pages { #[primary_key] id -> Int4, words -> Tsvector, title -> Text } }

fn main() {
    let _ = pages.filter(pages::id.matches_query(to_tsquery("cat")));
}
