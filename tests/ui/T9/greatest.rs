//! expects: `TableColumn<relvar_tests::users::name>` has no common type with SQL type `Int4`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.select(greatest(users::age, users::name));
}
