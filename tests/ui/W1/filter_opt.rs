//! expects: window functions are not allowed in WHERE
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let first = Some(row_number().over(window()).eq(1));
    let _ = users.query().filter_opt(first);
}
