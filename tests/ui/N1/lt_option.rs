//! expects: `Option<i32>` cannot be compared with SQL type `Int4`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let age: Option<i32> = Some(30);
    let _ = users.filter(users::age.lt(age));
}
