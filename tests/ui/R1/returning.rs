//! expects: field `person_fields::age`: SQL type `Nullable<Int4>` cannot be read into Rust type `i32`
use relvar::prelude::*;
use relvar_tests::*;

#[derive(relvar::Row)]
struct Person {
    age: i32,
}

fn main() {
    let _ = users.delete().all_rows().returning(row!(Person { age: users::age }));
}
