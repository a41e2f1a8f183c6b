//! expects: field `person_fields::age`: SQL type `Nullable<Int4>` cannot be read into Rust type `i32`
use relvar::prelude::*;
use relvar_tests::*;

#[derive(relvar::Row)]
struct Person {
    name: String,
    age: i32,
}

fn main() {
    let _ = users.select_as::<Person>();
}
