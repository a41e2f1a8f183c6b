//! expects: an aggregate with DISTINCT, ORDER BY or WITHIN GROUP takes no OVER
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.select(sum(users::age).distinct().over(window()));
}
