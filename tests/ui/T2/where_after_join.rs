//! expects: SQL type `Text` is not a condition
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.inner_join(posts).filter(posts::title);
}
