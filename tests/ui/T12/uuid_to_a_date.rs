//! expects: SQL has no cast from `Uuid` to `relvar::prelude::Date`
use relvar::prelude::*;

relvar::table! { things { #[primary_key] key -> Uuid } }

fn main() {
    let _ = things.select(things::key.cast::<Date>());
}
