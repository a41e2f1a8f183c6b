//! expects: ANY and ALL take a list of values of SQL type `Int4`, an array of it, or a query with one column
use relvar::prelude::*;

relvar::table! { notes { #[primary_key] id -> Int4, words -> Array<Text> } }

fn main() {
    let _ = notes.filter(notes::id.eq_any(notes::words));
}
