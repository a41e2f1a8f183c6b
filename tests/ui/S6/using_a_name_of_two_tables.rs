//! expects: USING needs exactly one column like `relvar_tests::comments::user_id` on the left: of its name, and of a type that `=` compares with its own
use relvar::prelude::*;
use relvar_tests::{comments, memberships, posts, users};

fn main() {
    let both = users.inner_join(posts).cross_join(memberships);
    let _ = both.left_join(comments.using(comments::user_id));
}
