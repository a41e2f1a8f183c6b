//! expects: SQL has no operator `MatchesQuery` between `Int4` and `Tsquery`
use relvar::prelude::*;

relvar::table! { pages { #[primary_key] id -> Int4, words -> Tsvector, wanted -> Tsquery } }

fn main() {
    let _ = pages.filter(pages::id.matches_query(pages::wanted));
}
