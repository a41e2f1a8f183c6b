//! expects: field `most`: SQL type `Nullable<Int4>` cannot be read into Rust type `i32`
use relvar::prelude::*;

relvar::table! { rooms { #[primary_key] id -> Int4, numbers -> Int4range } }

#[derive(relvar::Row)]
struct Span {
    most: i32,
}

fn main() {
    let _ = rooms.select(row!(Span { most: relvar::fns::range::upper(rooms::numbers) }));
}
