//! expects: SQL has no operator `IsIncludedIn` between `relvar::prelude::Array<Int4>` and `relvar::prelude::Array<Text>`
use relvar::prelude::*;

relvar::table! { notes { #[primary_key] id -> Int4, words -> Array<Text>, numbers -> Array<Int4>, title -> Text } }

fn main() {
    let _ = notes.filter(notes::numbers.is_included_in(notes::words));
}
