//! expects: X
use relvar::prelude::*;

relvar::table! { places { #[primary_key] id -> Int4, position -> Point } }

fn main() {
    let _ = places.select(max(places::position));
}
