// rust: a number of rows is a Rust value
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.order_by(users::id).offset(count_rows());
}
