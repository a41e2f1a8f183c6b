//! expects: SQL has no operator `relvar::expr::ops::container::Concat` between `relvar::prelude::Array<Int4>` and `Text`
use relvar::prelude::*;

relvar::table! { notes { #[primary_key] id -> Int4, words -> Array<Text>, numbers -> Array<Int4>, title -> Text } }

fn main() {
    let _ = notes.select(notes::numbers.concat(notes::title));
}
