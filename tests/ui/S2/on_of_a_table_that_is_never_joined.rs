//! expects: table `relvar_tests::comments::table` is not in the FROM clause of this query
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.left_join(posts.on(comments::post_id.eq(posts::id)));
}
