//! expects: `i32` cannot be compared with SQL type `Int8`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let views: i32 = 5;
    let _ = posts.filter(posts::views.gt(views));
}
