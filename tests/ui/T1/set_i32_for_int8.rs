//! expects: `i32` cannot be stored in column `views` of SQL type `Int8`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let views: i32 = 5;
    let _ = posts.update(posts::views.set(views));
}
