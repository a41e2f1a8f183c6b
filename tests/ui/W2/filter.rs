//! expects: window functions are not allowed in FILTER
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.select(count_rows().filter(rank().over(window()).eq(1)));
}
