//! expects: expected literal SQL text between quotes
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let condition = String::from("true");
    let _ = users.filter(relvar::sql!(Bool, condition));
}
