//! expects: `Insert` needs a struct with named fields, `Thing` is an enum
use relvar_tests::*;

#[derive(relvar::Insert)]
#[insert(table = users)]
enum Thing {
    One,
}

fn main() {}
