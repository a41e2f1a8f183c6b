//! expects: FULL JOIN of `relvar_tests::comments::table` needs an equality of a value of its left side and a value of its right side
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let inner = posts.correlate(users).full_join(comments.on(posts::user_id.eq(users::id)));
    let _ = users.filter(exists(inner));
}
