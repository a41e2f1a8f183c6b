//! expects: field `person_fields::age`: SQL type `Nullable<Int4>` cannot be read into Rust type `Option<String>`
use relvar::prelude::*;
use relvar_tests::*;

#[derive(relvar::Row)]
struct Person {
    age: Option<String>,
}

fn main() {
    let _ = users.select_as::<Person>();
}
