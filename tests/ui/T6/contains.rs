//! expects: SQL has no operator `Includes` between `relvar::prelude::Array<Text>` and `relvar::prelude::Array<Int4>`
use relvar::prelude::*;

relvar::table! { notes { #[primary_key] id -> Int4, words -> Array<Text>, numbers -> Array<Int4>, title -> Text } }

fn main() {
    let _ = notes.filter(notes::words.includes(notes::numbers));
}
