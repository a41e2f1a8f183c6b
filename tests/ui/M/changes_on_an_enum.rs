//! expects: `Changes` needs a struct with named fields, `Thing` is an enum
use relvar_tests::*;

#[derive(relvar::Changes)]
#[changes(table = users)]
enum Thing {
    One,
}

fn main() {}
