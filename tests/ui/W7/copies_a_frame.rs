//! expects: a window with a frame (ROWS, RANGE, GROUPS) cannot be copied
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let w = window().order_by(users::id).rows(current_row(), current_row()).named::<'w'>();
    let _ = window().based_on(w);
}
