//! expects: table `relvar_tests::comments::table` is not in the FROM clause of this query
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.filter(exists(posts.correlate(users).filter(comments::user_id.eq(users::id))));
}
