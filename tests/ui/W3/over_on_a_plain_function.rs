//! expects: OVER is for window functions and aggregates, and this is neither
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.select(lower(users::name).over(window()));
}
