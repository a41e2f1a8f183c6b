//! expects: an aggregate with DISTINCT, ORDER BY or WITHIN GROUP takes no OVER
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.select(mode().within_group(users::age).over(window()));
}
