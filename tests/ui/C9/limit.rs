// rust: a number of rows is a `u32`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.order_by(users::id).limit(-1);
}
