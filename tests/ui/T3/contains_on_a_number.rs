//! expects: SQL type `Int4` is not a character string, so it has neither LIKE nor COLLATE
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.filter(users::age.contains("3"));
}
