//! expects: window functions are not allowed in WHERE
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.delete().filter(row_number().over(window()).eq(1));
}
