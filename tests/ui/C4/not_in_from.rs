//! expects: table `relvar_tests::posts::table` of the row lock is not in the FROM clause of this query
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.select(users::id).for_update_of(posts);
}
