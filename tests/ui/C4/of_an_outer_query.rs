//! expects: table `relvar_tests::users::table` of the row lock is not in the FROM clause of this query
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = posts.correlate(users).filter(posts::user_id.eq(users::id)).select(posts::id).for_update_of(users);
}
