//! expects: FILTER is for aggregate functions, and this is none
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.select(lag(users::age).filter(users::active).over(window()));
}
