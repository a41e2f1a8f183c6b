//! expects: there is no `avg` of SQL type `Money`
use relvar::prelude::*;

relvar::table! { items { #[primary_key] id -> Int4, price -> Money } }

fn main() {
    let _ = items.select(avg(items::price));
}
