//! expects: FULL JOIN of `relvar_tests::comments::table` needs an equality of a value of its left side and a value of its right side
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let written = users.inner_join(posts);
    let _ = written.full_join(comments.on(users::id.eq(posts::user_id)));
}
