//! expects: `&str` cannot stand right of an operator on SQL type `Int4range`
use relvar::prelude::*;

relvar::table! { rooms { #[primary_key] id -> Int4, numbers -> Int4range } }

fn main() {
    let _ = rooms.filter(rooms::numbers.includes("7"));
}
