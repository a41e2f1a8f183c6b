// rust: a tuple of three where the query gives two
use relvar::prelude::*;
use relvar_tests::*;

async fn run(db: &relvar_pg::Pool) -> relvar_pg::Result<Vec<(i32, String, i32)>> {
    users.select((users::id, users::name)).fetch_all(db).await
}

fn main() {}
