//! expects: window functions are not allowed in GROUP BY
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.group_by(rank().over(window()));
}
