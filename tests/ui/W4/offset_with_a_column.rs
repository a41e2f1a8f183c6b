//! expects: an offset of a window frame (ROWS, RANGE, GROUPS) cannot use a column
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = window().rows(preceding(users::karma), current_row());
}
