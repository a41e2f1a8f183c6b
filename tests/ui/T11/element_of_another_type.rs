//! expects: SQL has no operator `Includes` between `Int4range` and `Text`
use relvar::prelude::*;

relvar::table! { rooms { #[primary_key] id -> Int4, numbers -> Int4range, name -> Text } }

fn main() {
    let _ = rooms.filter(rooms::numbers.includes(rooms::name));
}
