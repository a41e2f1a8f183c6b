//! expects: `Vec<&str>` is not a list of values of SQL type `Int4`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.filter(users::id.eq_any(vec!["1", "2"]));
}
