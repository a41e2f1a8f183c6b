//! expects: SQL has no such operator between `Money` and `Int4`
use relvar::prelude::*;

relvar::table! { sales { #[primary_key] id -> Int4, paid -> Money } }

fn main() {
    let _ = sales.select(sales::paid.add(sales::id));
}
