//! expects: UNION types `Int4` and `relvar::prelude::Text` of column `TableColumn<relvar_tests::users::id>` cannot be matched
//! The set operation is ordered and read.
use relvar::prelude::*;
use relvar_tests::*;

async fn all(db: &relvar_pg::Pool) -> relvar_pg::Result<usize> {
    let all = users.select(users::id).union(posts.select(posts::title));
    let rows = all.fetch_all(db).await?;
    Ok(rows.len())
}

fn main() {
    let _ = all;
}
