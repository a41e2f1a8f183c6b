//! expects: dialect `relvar::prelude::Sqlite` has no `Includes`
use relvar::prelude::*;

relvar::table! { notes { #[primary_key] id -> Int4, numbers -> Array<Int4> } }

fn main() {
    let _ = notes.filter(notes::numbers.includes([1])).sql::<Sqlite>();
}
