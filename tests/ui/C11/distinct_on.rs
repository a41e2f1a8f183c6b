//! expects: keyset pagination is not possible with DISTINCT ON: a later page would have other first rows
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = posts.query().distinct_on(posts::user_id).order_by((posts::user_id, posts::id)).page(10);
}
