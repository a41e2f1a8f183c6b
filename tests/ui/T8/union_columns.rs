//! expects: a subquery in this place must SELECT exactly one column
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let both = users.select((users::id, users::name)).union(posts.select((posts::id, posts::title)));
    let _ = users.filter(users::id.is_in(both));
}
