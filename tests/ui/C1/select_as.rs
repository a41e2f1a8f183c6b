//! expects: this query already has SELECT
use relvar::prelude::*;
use relvar_tests::*;

#[derive(relvar::Row)]
struct Person {
    name: String,
}

fn main() {
    let _ = users.select(users::id).select_as::<Person>();
}
