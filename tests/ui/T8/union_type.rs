//! expects: SQL type `Text` cannot be compared with SQL type `Int4`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let titles = posts.select(posts::title).union(users.select(users::name));
    let _ = users.filter(users::id.is_in(titles));
}
