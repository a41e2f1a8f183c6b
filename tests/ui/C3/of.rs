//! expects: a row lock cannot be applied to `relvar_tests::posts::table`, which is on the nullable side of an outer join
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.left_join(posts).select(users::id).for_update_of((users, posts));
}
