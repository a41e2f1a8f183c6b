//! expects: a column of a HAVING condition must be used in an aggregate function
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let wrote = exists(posts.correlate(users).filter(posts::user_id.eq(users::id)));
    let _ = group_condition(wrote);
}
