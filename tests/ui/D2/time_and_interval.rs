//! expects: dialect `relvar::prelude::Sqlite` has no `relvar::expr::Plus<Timestamptz>`
use relvar::prelude::*;

relvar::table! { stays { #[primary_key] id -> Int4, from -> Date, to -> Date, since -> Timestamptz } }

fn main() {
    let _ = stays.select(stays::since.add(relvar::value::Interval::days(7))).sql::<Sqlite>();
}
