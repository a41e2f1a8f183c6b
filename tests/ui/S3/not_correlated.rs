//! expects: table `relvar_tests::users::table` is not in the FROM clause of this query
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.filter(exists(posts.filter(posts::user_id.eq(users::id))));
}
