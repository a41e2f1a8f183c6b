//! expects: a subquery used as a value can return more than one row of `relvar_tests::posts::table`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.select(scalar(posts.select(posts::id)));
}
