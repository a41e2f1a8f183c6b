//! expects: field
use relvar::prelude::*;
use relvar_tests::*;

#[derive(relvar::Insert)]
#[insert(table = users)]
struct NewUser {
    email: String,
    name: Option<String>,
}

fn main() {}
