//! expects: ANY cannot compare SQL type `Int4` with SQL type `relvar::prelude::Text`
use relvar::prelude::*;
use relvar_tests::{posts, users};

fn main() {
    let _ = users.filter(users::id.gt_any(posts.select(posts::title)));
}
