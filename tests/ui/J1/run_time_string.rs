//! expects: the text of `sql!` is a string literal; a value goes into a hole `{}`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let condition = String::from("true");
    let _ = users.filter(relvar::sql!(Bool, condition));
}
