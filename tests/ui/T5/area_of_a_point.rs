//! expects: SQL type `Point` has no area and no center
use relvar::fns::geometry::area;
use relvar::prelude::*;

relvar::table! { places { #[primary_key] id -> Int4, position -> Point } }

fn main() {
    let _ = places.select(area(places::position));
}
