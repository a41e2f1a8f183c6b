// rust: a function call with one argument too few
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.select(lower());
}
