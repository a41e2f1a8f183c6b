//! expects: SQL has no operator `OverlapsWith` between `relvar::prelude::Array<relvar::prelude::Json>` and `relvar::prelude::Array<relvar::prelude::Json>`
use relvar::prelude::*;

relvar::table! { notes { #[primary_key] id -> Int4, parts -> Array<Json> } }

fn main() {
    let _ = notes.filter(notes::parts.overlaps(notes::parts));
}
