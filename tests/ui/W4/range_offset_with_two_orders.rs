//! expects: RANGE with an offset needs exactly one ORDER BY expression in its window
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = window().order_by((users::id, users::age)).range(preceding(1), current_row());
}
