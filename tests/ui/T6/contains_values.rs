//! expects: `[&str; 1]` cannot stand right of an operator on SQL type `relvar::prelude::Array<Int4>`
use relvar::prelude::*;

relvar::table! { notes { #[primary_key] id -> Int4, numbers -> Array<Int4> } }

fn main() {
    let _ = notes.filter(notes::numbers.includes(["a"]));
}
