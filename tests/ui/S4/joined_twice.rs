//! expects: table `relvar_tests::posts::table` is already in the FROM clause of this query
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.inner_join(posts).inner_join(posts);
}
