//! expects: keyset pagination needs an ORDER BY that ends in a unique key of `relvar_tests::posts::table`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = posts.order_by((posts::views, posts::title)).page(10);
}
