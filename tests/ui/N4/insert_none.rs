//! expects: `Option<&str>` cannot be stored in column `relvar_tests::users::name` of SQL type `relvar::prelude::Text`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.insert((users::email.set("a@b.c"), users::name.set(None::<&str>)));
}
