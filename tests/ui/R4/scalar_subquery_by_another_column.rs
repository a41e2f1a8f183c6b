//! expects: a subquery used as a value can return more than one row of `relvar_tests::posts::table`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let title = posts.correlate(users).filter(posts::user_id.eq(users::id)).select(posts::title);
    let _ = users.select((users::name, scalar(title)));
}
