//! expects: window functions are not allowed in window definitions (OVER, WINDOW)
use relvar::prelude::*;

fn main() {
    let _ = window().order_by(rank().over(window()));
}
