//! expects: X
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.select(max(row_of((users::id, users::name))));
}
