//! expects: each INTERSECT query must have the same number of columns
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.select((users::id, users::name)).intersect(posts.select(posts::id));
}
