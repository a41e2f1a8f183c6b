//! expects: FILTER is for aggregate functions, and this is none
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.select(rank().filter(users::active).over(window()));
}
