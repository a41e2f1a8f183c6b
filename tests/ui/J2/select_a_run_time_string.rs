//! expects: `String` is not an SQL value expression
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let chosen = format!("{}", "name");
    let _ = users.select(chosen);
}
