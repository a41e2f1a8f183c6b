//! expects: `TableColumn<relvar_tests::users::id>` cannot be an argument of SQL type `relvar::prelude::Text`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.select(lower(users::id));
}
