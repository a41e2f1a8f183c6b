//! expects: LIMIT without ORDER BY takes rows in no fixed order
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.select(users::id).union(posts.select(posts::id)).limit(3);
}
