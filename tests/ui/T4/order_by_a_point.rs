//! expects: SQL type `Point` has no order, so neither `<` nor ORDER BY
use relvar::prelude::*;

relvar::table! { places { #[primary_key] id -> Int4, position -> Point } }

fn main() {
    let _ = places.order_by(places::position.asc());
}
