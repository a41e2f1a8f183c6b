//! expects: SQL type `Text` cannot be compared with SQL type `Int4`
use relvar::prelude::*;
use relvar_tests::{posts, users};

fn main() {
    let _ = users.filter(users::id.gt_any(posts.select(posts::title)));
}
