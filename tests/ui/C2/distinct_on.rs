//! expects: a row lock (FOR UPDATE, FOR SHARE) is not allowed with DISTINCT
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = posts.query().distinct_on(posts::user_id).for_share_of(posts);
}
