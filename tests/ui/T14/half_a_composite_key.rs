//! expects: `{integer}` is not a value of the PRIMARY KEY, whose SQL type is `(Int4, Int4)`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = memberships.find(1);
}
