//! expects: argument of FILTER must be a condition, and SQL type `Int4` is none
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.select(count_rows().filter(users::age));
}
