//! expects: column `relvar_tests::users::name` must appear in GROUP BY or be used in an aggregate function
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let same = posts.correlate(users).filter(posts::title.eq(users::name));
    let _ = users.group_by(rollup(users::id)).select(exists(same));
}
