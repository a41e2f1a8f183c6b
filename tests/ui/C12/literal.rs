//! expects: `{integer}` is not an SQL value expression
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.select(users::name).order_by(1);
}
