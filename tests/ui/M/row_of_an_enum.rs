//! expects: `Row` needs a struct
use relvar::prelude::*;
use relvar_tests::*;

#[derive(relvar::Row)]
enum Person {
    Adult,
}

fn main() {}
