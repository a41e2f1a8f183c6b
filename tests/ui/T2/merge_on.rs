//! expects: argument of ON must be a condition, and SQL type `relvar::prelude::Text` is none
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = tags.merge(posts).on(posts::title);
}
