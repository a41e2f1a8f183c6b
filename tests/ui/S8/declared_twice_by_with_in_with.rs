//! expects: common table expression `Author` is declared twice in this WITH clause
use relvar::prelude::*;
use relvar_tests::*;

#[derive(relvar::Row)]
struct Author {
    id: i32,
}

fn main() {
    let author = posts.select(row!(Author { id: posts::user_id })).cte();
    let other = users.select(row!(Author { id: users::id })).cte();
    let _ = with(&author, with(&other, other.query()));
}
