//! expects: USING needs exactly one column like `relvar_tests::comments::user_id`, of its name and type, among the tables on the left
use relvar::prelude::*;
use relvar_tests::{comments, memberships, posts, users};

fn main() {
    let both = users.inner_join(posts).cross_join(memberships);
    let _ = both.left_join(comments.using(comments::user_id));
}
