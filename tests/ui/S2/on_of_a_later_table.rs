//! expects: table `relvar_tests::comments::table` is not in the FROM clause of this query
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.inner_join(posts.on(posts::id.eq(comments::post_id))).inner_join(comments.on(comments::post_id.eq(posts::id)));
}
