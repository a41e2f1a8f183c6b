//! expects: the text of `sql!` is a string literal; a value goes into a hole `{}`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let name = "Ann";
    let _ = users.filter(relvar::sql!(Bool, format!("name = '{name}'")));
}
