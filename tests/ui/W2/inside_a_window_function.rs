//! expects: window function calls cannot be nested: no OVER inside of OVER
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.select(lag(rank().over(window())).over(window()));
}
