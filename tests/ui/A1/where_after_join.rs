//! expects: aggregate functions are not allowed in WHERE
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.inner_join(posts).filter(count(posts::id).gt(3));
}
