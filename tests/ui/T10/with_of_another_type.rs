//! expects: UNION types `relvar::prelude::Text` and `Int4` of column `TableColumn<relvar_tests::teams::title>` cannot be matched
use relvar::prelude::*;
use relvar_tests::*;

#[derive(relvar::Row)]
struct Author {
    id: i32,
}

fn main() {
    let author = posts.select(row!(Author { id: posts::user_id })).cte();
    let _ = teams.select(teams::title).union(with(&author, author.query().select(author.id)));
}
