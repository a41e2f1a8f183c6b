//! expects: LIMIT without ORDER BY takes rows in no fixed order
//! The query gets an offset and is read.
use relvar::prelude::*;
use relvar_tests::*;

async fn page(db: &relvar_pg::Pool) -> relvar_pg::Result<Vec<String>> {
    let page = users.filter(users::active).limit(10);
    let rows = page.fetch_all(db).await?;
    Ok(rows.into_iter().map(|user| user.email).collect())
}

fn main() {
    let _ = page;
}
