//! expects: `String` is not an SQL value expression
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let chosen = String::from("name DESC");
    let _ = users.order_by(chosen);
}
