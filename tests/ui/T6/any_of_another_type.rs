//! expects: `Vec<&str>` is not a list of values of SQL type `Int4`
use relvar::prelude::*;
use relvar_tests::users;

fn main() {
    let _ = users.filter(users::id.lt_all(vec!["1"]));
}
