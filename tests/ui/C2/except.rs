//! expects: a row lock (FOR UPDATE, FOR SHARE) is not allowed with UNION, INTERSECT or EXCEPT
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.select(users::id).except(posts.select(posts::id)).for_share();
}
