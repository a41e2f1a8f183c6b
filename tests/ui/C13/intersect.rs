//! expects: X
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.select(users::id).intersect(posts.select(posts::id)).order_by(users::name);
}
