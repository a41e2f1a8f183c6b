//! expects: a field of this row struct has a Rust type that no column is read into
use relvar::prelude::*;
use relvar_tests::*;

#[derive(relvar::Row)]
struct Person<'a> {
    name: &'a str,
}

fn main() {
    let _ = users.select_as::<Person>();
}
