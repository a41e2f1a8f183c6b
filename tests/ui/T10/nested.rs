//! expects: INTERSECT types `Int8` and `relvar::prelude::Text` of column `TableColumn<relvar_tests::users::id>` cannot be matched
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let numbers = users.select(users::id).union(posts.select(posts::views));
    let _ = numbers.intersect(posts.select(posts::title));
}
