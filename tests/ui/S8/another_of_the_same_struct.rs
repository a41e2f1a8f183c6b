//! expects: common table expression `Author` is used, but it is not in the WITH clause of this statement
use relvar::prelude::*;
use relvar_tests::*;

#[derive(relvar::Row)]
struct Author {
    id: Option<i32>,
}

async fn run(db: &relvar_pg::Pool) -> Result<Vec<Author>, relvar_pg::Error> {
    let author = posts.select(row!(Author { id: posts::user_id })).cte();
    let nullable = comments.select(row!(Author { id: comments::user_id })).cte();
    with(&nullable, author.query()).fetch_all(db).await
}

fn main() {
    let _ = run;
}
