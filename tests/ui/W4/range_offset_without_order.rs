//! expects: RANGE with an offset needs exactly one ORDER BY expression in its window
use relvar::prelude::*;

fn main() {
    let _ = window().range(preceding(1), current_row());
}
