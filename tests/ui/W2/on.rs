//! expects: window functions are not allowed in ON
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.inner_join(posts.on(posts::id.cast::<Int8>().eq(rank().over(window()))));
}
