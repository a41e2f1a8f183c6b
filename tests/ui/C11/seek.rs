//! expects: keyset pagination needs an ORDER BY that ends in a unique key of `relvar_tests::posts::table`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let cursor = "".parse().unwrap();
    let _ = posts.order_by(posts::views).seek_after(&cursor);
}
