//! expects: argument of WHERE must be a condition, and SQL type `relvar::prelude::Text` is none
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.inner_join(posts).filter(posts::title);
}
