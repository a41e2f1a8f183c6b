//! expects: SQL type `Text` is not an array of values of SQL type `Int4`
use relvar::prelude::*;
use relvar_tests::users;

fn main() {
    let _ = users.filter(users::id.eq_any(users::name));
}
