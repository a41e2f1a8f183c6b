//! expects: UNION, INTERSECT and EXCEPT take queries without a row lock (FOR UPDATE, FOR SHARE)
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = posts.select(posts::id).union(users.select(users::id).for_update());
}
