//! expects: SQL type `Text` is not XML
use relvar::prelude::*;

relvar::table! { pages { #[primary_key] id -> Int4, body -> Text } }

fn main() {
    let _ = pages.filter(pages::body.is_document());
}
