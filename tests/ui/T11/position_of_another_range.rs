//! expects: SQL has no operator `IsLeftOf` between `Int4range` and `Daterange`
use relvar::prelude::*;

relvar::table! { rooms { #[primary_key] id -> Int4, numbers -> Int4range, booked -> Daterange } }

fn main() {
    let _ = rooms.filter(rooms::numbers.is_left_of(rooms::booked));
}
