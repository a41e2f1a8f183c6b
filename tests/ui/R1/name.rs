//! expects: no table of this query has a column for the field `nmae`
use relvar::prelude::*;
use relvar_tests::*;

#[derive(relvar::Row)]
struct Person {
    id: i32,
    nmae: String,
}

fn main() {
    let _ = users.select_as::<Person>();
}
