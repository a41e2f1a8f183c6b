//! expects: EXCLUDE needs a frame, and is given once
use relvar::prelude::*;

fn main() {
    let _ = window().exclude_ties();
}
