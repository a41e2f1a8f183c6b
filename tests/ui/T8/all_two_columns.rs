//! expects: a subquery in this place must SELECT exactly one column
use relvar::prelude::*;
use relvar_tests::{posts, users};

fn main() {
    let _ = users.filter(users::id.ge_all(posts.select((posts::id, posts::title))));
}
