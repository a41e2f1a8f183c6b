//! expects: dialect `relvar::prelude::Sqlite` has no `HasKey`
use relvar::prelude::*;

relvar::table! { notes { #[primary_key] id -> Int4, body -> Jsonb } }

fn main() {
    let _ = notes.filter(notes::body.has_key("a")).sql::<Sqlite>();
}
