//! expects: ORDER BY of a window comes before its frame
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = window().rows(preceding(1), current_row()).order_by(users::id);
}
