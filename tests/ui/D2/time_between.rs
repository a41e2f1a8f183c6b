//! expects: dialect `relvar::prelude::Sqlite` has no `relvar::expr::Minus<relvar::prelude::Interval>`
use relvar::prelude::*;

relvar::table! { stays { #[primary_key] id -> Int4, from -> Date, to -> Date, since -> Timestamptz } }

fn main() {
    let _ = stays.filter(stays::id.eq(1)).select(stays::since.sub(stays::since)).sql::<Sqlite>();
}
