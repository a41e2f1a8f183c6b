//! expects: window function `Rank` needs OVER
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.select(users::id).order_by(rank());
}
