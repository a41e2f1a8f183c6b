//! expects: SQL type `Point` has no `=` operator, so neither IN nor DISTINCT
use relvar::prelude::*;

relvar::table! { places { #[primary_key] id -> Int4, position -> Point } }

fn main() {
    let _ = places.filter(places::position.eq(places::position));
}
