//! expects: `TableColumn<relvar_tests::users::name>` cannot be stored in column `age` of SQL type `Int4`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.update(users::age.set(users::name));
}
