//! expects: ?
use relvar::prelude::*;

relvar::table! { notes { #[primary_key] id -> Int4, parts -> Array<Json> } }

fn main() {
    let _ = notes.filter(notes::parts.includes(notes::parts));
}
