//! expects: window functions are not allowed in window definitions (OVER, WINDOW)
use relvar::prelude::*;

fn main() {
    let _ = window().partition_by(rank().over(window()));
}
