//! expects: a GROUPS frame needs ORDER BY in its window
use relvar::prelude::*;

fn main() {
    let _ = window().groups(preceding(1), current_row());
}
