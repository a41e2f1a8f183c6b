//! expects: this UPDATE was said to mean all rows, so it takes no filter
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.update(users::karma.set(posts::views)).from(posts).all_rows().filter(users::id.eq(1));
}
