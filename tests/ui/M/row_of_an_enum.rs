//! expects: `Row` needs a struct with named fields, `Person` is an enum
use relvar::prelude::*;
use relvar_tests::*;

#[derive(relvar::Row)]
enum Person {
    Adult,
}

fn main() {}
