// rust: the later LEFT JOIN makes the selected column an `Option`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {}

async fn names(db: &relvar_pg::Pool) -> relvar_pg::Result<Vec<String>> {
    posts.select(posts::title).right_join(users).fetch_all(db).await
}
