//! expects: a subquery in this place must SELECT exactly one column
use relvar::prelude::*;
use relvar_tests::*;

#[derive(relvar::Row)]
struct Line {
    id: i32,
    title: String,
}

fn main() {
    let _ = users.filter(users::id.is_in(posts.select_as::<Line>()));
}
