//! expects: table `relvar_tests::users::table` is already in the FROM clause of this query
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.inner_join(posts).left_join(comments.on(comments::post_id.eq(posts::id))).cross_join(users);
}
