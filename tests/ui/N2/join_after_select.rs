//! expects: RIGHT JOIN goes before `.select(..)`, because it makes the selected columns nullable
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = posts.select(posts::title).right_join(users);
}
