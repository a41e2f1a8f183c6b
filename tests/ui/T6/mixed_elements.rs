//! expects: `TableColumn<relvar_tests::users::name>` cannot be an argument of SQL type `Int4`
use relvar::fns::array::array;
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.select(array(users::id, (users::name,)));
}
