//! expects: column `relvar_tests::users::id` must appear in GROUP BY or be used in an aggregate function
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let title = scalar(posts.correlate(users).filter(posts::id.eq(users::id)).select(posts::title));
    let _ = users.select((count_rows(), title));
}
