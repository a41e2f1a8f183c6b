//! expects: window functions are not allowed in WHERE
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.filter(users::active.or(rank().over(window()).add(1).gt(2)));
}
