//! expects: `Row` needs a struct with named fields, `Thing` is an enum
#[derive(relvar::Row)]
enum Thing {
    One,
}

fn main() {}
