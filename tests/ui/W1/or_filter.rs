//! expects: window functions are not allowed in WHERE
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.filter(users::active).or_filter(row_number().over(window()).eq(1));
}
