//! expects: a row lock (FOR UPDATE, FOR SHARE) is not allowed with UNION, INTERSECT or EXCEPT
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.select(users::id).for_update().union(posts.select(posts::id));
}
