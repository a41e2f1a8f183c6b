//! expects: a field of `Line` could be read from column `relvar_tests::users::id` and from column `relvar_tests::posts::id`
use relvar::prelude::*;
use relvar_tests::*;

#[derive(relvar::Row)]
struct Line {
    id: i32,
    title: String,
}

fn main() {
    let _ = users.inner_join(posts).select_as::<Line>();
}
