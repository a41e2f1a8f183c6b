//! expects: X
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.select((users::id, users::name)).except(posts.select(posts::id));
}
