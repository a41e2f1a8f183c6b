//! expects: aggregate function calls cannot contain window function calls (OVER)
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.select(sum(rank().over(window())));
}
