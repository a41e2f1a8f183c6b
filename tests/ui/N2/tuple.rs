// rust: a tuple with `String` where the query gives `Option<String>`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {}

async fn titles(db: &relvar_pg::Pool) -> relvar_pg::Result<Vec<(String, String)>> {
    users.left_join(posts).select((users::name, posts::title)).fetch_all(db).await
}
