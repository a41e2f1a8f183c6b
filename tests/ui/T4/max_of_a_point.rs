//! expects: there is no `min` or `max` of SQL type `Point`
use relvar::prelude::*;

relvar::table! { places { #[primary_key] id -> Int4, position -> Point } }

fn main() {
    let _ = places.select(max(places::position));
}
