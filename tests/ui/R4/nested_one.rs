//! expects: this query can return more than one row of `relvar_tests::posts::table`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let wrote = posts.correlate(users).filter(posts::user_id.eq(users::id));
    let _ = users.select(one(wrote.select(posts::id)));
}
