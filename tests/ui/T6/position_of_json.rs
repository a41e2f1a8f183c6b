//! expects: SQL type `relvar::prelude::Json` has no `=` operator, so neither IN nor DISTINCT
use relvar::prelude::*;
use relvar::fns::array::array_position;

relvar::table! { notes { #[primary_key] id -> Int4, parts -> Array<Json> } }

fn main() {
    let _ = notes.select(array_position(notes::parts, serde_json::json!(1)));
}
