//! expects: X
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let first = posts.order_by(posts::id).first().select(posts::title);
    let _ = users.filter(scalar(first).eq(users::id));
}
