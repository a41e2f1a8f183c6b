//! expects: common table expression `Author` is used, but it is not in the WITH clause of this statement
use relvar::prelude::*;
use relvar_tests::*;

#[derive(relvar::Row)]
struct Author {
    id: i32,
}

async fn run(db: &relvar_pg::Pool) -> Result<Vec<i32>, relvar_pg::Error> {
    let author = posts.select(row!(Author { id: posts::user_id })).cte();
    let own = with(&author, author.query().select(author.id));
    own.union(author.query().select(author.id)).fetch_all(db).await
}

fn main() {
    let _ = run;
}
