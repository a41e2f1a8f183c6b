//! expects: ANY and ALL take a list of values of SQL type `Int4`, an array of it, or a query with one column
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.filter(users::id.eq_any(posts.select((posts::id, posts::title))));
}
