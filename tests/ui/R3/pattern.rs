// rust: a pattern of three for a row of two
use relvar::prelude::*;
use relvar_tests::*;

async fn run(db: &relvar_pg::Pool) -> relvar_pg::Result<()> {
    for (_, _, _) in users.select((users::id, users::name)).fetch_all(db).await? {}
    Ok(())
}

fn main() {}
