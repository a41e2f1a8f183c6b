//! expects: SQL type `Xml` has no `=` operator
use relvar::prelude::*;

relvar::table! { pages { #[primary_key] id -> Int4, body -> Xml } }

fn main() {
    let _ = pages.group_by(pages::body);
}
