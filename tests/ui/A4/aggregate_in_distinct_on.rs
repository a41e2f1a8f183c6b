//! expects: X
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.select(users::id).distinct_on(count_rows());
}
