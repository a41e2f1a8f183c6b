//! expects: column `id` of SQL type `Int4` cannot be compared with SQL type `Text`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.select(lower(users::id));
}
