//! expects: ANY and ALL take a list of values of SQL type `Int4`, an array of it, or a query with one column
use relvar::prelude::*;
use relvar_tests::{posts, users};

fn main() {
    let _ = users.filter(users::id.ge_all(posts.select((posts::id, posts::title))));
}
