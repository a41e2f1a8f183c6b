//! expects: column `email` has no default, and it is NOT NULL
use relvar::value::OrDefault;
use relvar_tests::*;

#[derive(relvar::Insert)]
#[insert(table = users)]
struct NewUser {
    email: OrDefault<String>,
    name: String,
}

fn main() {}
