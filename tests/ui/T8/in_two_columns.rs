//! expects: a subquery in this place must SELECT exactly one column
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.filter(users::id.is_in(posts.select((posts::id, posts::title))));
}
