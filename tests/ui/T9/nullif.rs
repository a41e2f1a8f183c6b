//! expects: `TableColumn<relvar_tests::users::name>` cannot be an argument of SQL type `Int4`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.select(nullif(users::age, users::name));
}
