//! expects: this statement writes, and `&Reader` is read-only
//! What it gives is used, and reads follow.
use relvar::prelude::*;
use relvar_tests::*;

async fn tidy(db: &relvar_pg::Reader) -> relvar_pg::Result<u64> {
    let gone = users.delete().filter(not(users::active)).execute(db).await?;
    let left = users.order_by(users::id.asc()).fetch_all(db).await?;
    println!("{}", left.iter().map(|user| user.karma).sum::<i64>());
    Ok(gone + 1)
}

fn main() {
    let _ = tidy;
}
