//! expects: column `relvar_tests::users::name` must appear in GROUP BY or be used in an aggregate function
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let same = posts.correlate(users).filter(posts::title.eq(lower(users::name)));
    let _ = users.group_by(lower(users::name)).select((lower(users::name), exists(same)));
}
