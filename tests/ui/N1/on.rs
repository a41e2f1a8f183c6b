//! expects: `Option<i64>` cannot be compared with SQL type `Int8`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.inner_join(posts.on(posts::views.eq(None::<i64>)));
}
