//! expects: SQL type `Int4` is not a condition
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.select(case(users::age, users::name).otherwise("young"));
}
