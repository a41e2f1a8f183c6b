//! expects: argument of WHEN must be a condition, and SQL type `Int4` is none
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.select(case(users::active, users::name).when(users::age, users::email).end());
}
