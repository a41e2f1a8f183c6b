//! expects: `&str` cannot stand in arithmetic with SQL type `Int4`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.select(users::id.add("1"));
}
