//! expects: `Row` needs a struct with named fields, `Thing` is a unit struct
#[derive(relvar::Row)]
struct Thing;

fn main() {}
