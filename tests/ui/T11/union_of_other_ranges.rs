//! expects: SQL has no such operator between `Int4range` and `Daterange`
use relvar::prelude::*;

relvar::table! { rooms { #[primary_key] id -> Int4, numbers -> Int4range, booked -> Daterange } }

fn main() {
    let _ = rooms.select(rooms::numbers.add(rooms::booked));
}
