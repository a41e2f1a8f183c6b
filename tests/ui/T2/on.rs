//! expects: argument of ON must be a condition, and SQL type `Int4` is none
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.inner_join(posts.on(posts::user_id));
}
