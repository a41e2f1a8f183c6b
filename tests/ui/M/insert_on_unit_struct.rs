//! expects: `Insert` needs a struct with named fields, `Thing` is a unit struct
use relvar_tests::*;

#[derive(relvar::Insert)]
#[insert(table = users)]
struct Thing;

fn main() {}
