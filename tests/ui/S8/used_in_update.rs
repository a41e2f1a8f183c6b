//! expects: common table expression `Author` is used, but it is not in the WITH clause of this statement
use relvar::prelude::*;
use relvar_tests::*;

#[derive(relvar::Row)]
struct Author {
    id: i32,
}

async fn run(db: &relvar_pg::Pool) -> Result<u64, relvar_pg::Error> {
    let author = posts.select(row!(Author { id: posts::user_id })).cte();
    users.update(users::karma.set(1)).from(&author).filter(author.id.eq(users::id)).execute(db).await
}

fn main() {
    let _ = run;
}
