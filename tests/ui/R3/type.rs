// rust: `i32` where the query gives `String`
use relvar::prelude::*;
use relvar_tests::*;

async fn run(db: &relvar_pg::Pool) -> relvar_pg::Result<Vec<(i32, i32)>> {
    users.select((users::id, users::name)).fetch_all(db).await
}

fn main() {}
