//! expects: `Changes` needs a struct with named fields, `Thing` is a unit struct
use relvar_tests::*;

#[derive(relvar::Changes)]
#[changes(table = users)]
struct Thing;

fn main() {}
