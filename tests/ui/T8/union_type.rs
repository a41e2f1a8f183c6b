//! expects: IN cannot compare SQL type `Int4` with SQL type `relvar::prelude::Text`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let titles = posts.select(posts::title).union(users.select(users::name));
    let _ = users.filter(users::id.is_in(titles));
}
