//! expects: window functions are not allowed in WHERE
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = condition(row_number().over(window().order_by(users::id)).eq(1));
}
