//! expects: `Row` needs a struct with named fields, `Person` is an enum
#[derive(relvar::Row)]
enum Person {
    Adult,
}

fn main() {}
