//! expects: `&str` cannot be an argument of SQL type `relvar::prelude::Int4`
use relvar::fns::array::array_append;
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.select(array_append(val::<Array<Int4>, _>([1]), "x"));
}
