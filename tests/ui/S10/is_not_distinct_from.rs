//! expects: FULL JOIN of `relvar_tests::posts::table` needs an equality of a value of its left side and a value of its right side
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.full_join(posts.on(users::id.is_not_distinct_from(posts::user_id)));
}
