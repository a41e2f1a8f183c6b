//! expects: a subquery in this place must SELECT exactly one column
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = scalar(posts.select((posts::id, posts::title)).any_order().first());
}
