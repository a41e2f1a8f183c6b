//! expects: SQL has no such operator between `Money` and `Int4`
use relvar::prelude::*;

relvar::table! { items { #[primary_key] id -> Int4, price -> Money } }

fn main() {
    let _ = items.select(items::price.add(items::id));
}
