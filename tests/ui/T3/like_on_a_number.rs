//! expects: SQL type `Int4` is not a character string
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.filter(users::age.like("3%"));
}
