//! expects: column `relvar_tests::posts::title` must appear in GROUP BY or be used in an aggregate function
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.inner_join(posts).group_by(users::id).select((users::name, posts::title));
}
