//! expects: window function `RowNumber` needs OVER
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.select(row_number());
}
