//! expects: field `found`: SQL type `Nullable<Jsonb>` cannot be read into Rust type `serde_json::Value`
use relvar::prelude::*;

relvar::table! { notes { #[primary_key] id -> Int4, data -> Jsonb } }

#[derive(relvar::Row)]
struct Line {
    found: serde_json::Value,
}

fn main() {
    let _ = notes.select(row!(Line { found: notes::data.get("a") }));
}
