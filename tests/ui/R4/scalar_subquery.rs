//! expects: a subquery used as a value can return more than one row
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.select(scalar(posts.select(posts::id)));
}
