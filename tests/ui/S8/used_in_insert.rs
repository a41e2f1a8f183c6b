//! expects: common table expression `Author` is used, but it is not in the WITH clause of this statement
use relvar::prelude::*;
use relvar_tests::*;

#[derive(relvar::Row)]
struct Author {
    id: i32,
}

async fn run(db: &relvar_pg::Pool) -> Result<u64, relvar_pg::Error> {
    let author = posts.select(row!(Author { id: posts::user_id })).cte();
    tags.insert_from((tags::name, tags::uses), author.query().select((val::<Text, _>("x"), author.id))).execute(db).await
}

fn main() {
    let _ = run;
}
