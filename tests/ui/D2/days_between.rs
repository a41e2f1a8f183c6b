//! expects: dialect `relvar::prelude::Sqlite` has no `relvar::expr::Minus<DaysBetween>`
use relvar::prelude::*;

relvar::table! { stays { #[primary_key] id -> Int4, from -> Date, to -> Date, since -> Timestamptz } }

fn main() {
    let _ = stays.select(stays::to.sub(stays::from)).sql::<Sqlite>();
}
