//! expects: SQL type `Xml` has no `=` operator, so GROUP BY cannot compare it
use relvar::prelude::*;

relvar::table! { pages { #[primary_key] id -> Int4, body -> Xml } }

fn main() {
    let _ = pages.group_by(pages::body);
}
