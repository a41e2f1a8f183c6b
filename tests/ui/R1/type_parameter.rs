//! expects: field `person_fields::id`: SQL type `Int4` cannot be read into Rust type `String`
use relvar::prelude::*;
use relvar_tests::*;

#[derive(relvar::Row)]
struct Person<Key> {
    id: Key,
}

fn main() {
    let _ = users.select_as::<Person<String>>();
}
