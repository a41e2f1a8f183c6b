//! expects: `Option<String>` cannot be stored in column `relvar_tests::users::name` of SQL type `relvar::prelude::Text`
use relvar_tests::*;

#[derive(relvar::Insert)]
#[insert(table = users)]
struct NewUser {
    email: String,
    name: Option<String>,
}

fn main() {}
