//! expects: SQL type `Text` cannot be compared with SQL type `Int4`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.filter(users::id.is_not_in(posts.select(posts::title)));
}
