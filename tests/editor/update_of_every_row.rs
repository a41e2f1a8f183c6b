//! expects: this UPDATE has no WHERE clause and would affect every row
//! What the statement gives is used.
use relvar::prelude::*;
use relvar_tests::*;

async fn reset(db: &relvar_pg::Pool) -> relvar_pg::Result<u64> {
    let changed = users.update(users::karma.set(0)).execute(db).await?;
    let left = users.filter(users::karma.ne(0)).select(count_rows()).fetch_one(db).await?;
    println!("{changed} changed, {left} left");
    Ok(changed + 1)
}

fn main() {
    let _ = reset;
}
