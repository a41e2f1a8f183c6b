//! expects: SQL has no operator `Distance` between `Point` and `Int4`
use relvar::fns::geometry::*;
use relvar::prelude::*;

relvar::table! { places { #[primary_key] id -> Int4, position -> Point } }

fn main() {
    let _ = places.select(places::position.distance(places::id));
}
