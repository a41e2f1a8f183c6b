//! expects: `TableColumn<relvar_tests::users::name>` cannot be compared with SQL type `Int4`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.filter(users::id.eq(users::name));
}
