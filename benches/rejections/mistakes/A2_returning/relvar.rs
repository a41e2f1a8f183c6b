//! An aggregate in RETURNING.

use relvar::prelude::*;
use relvar_pg::{Pool, Result};

use crate::schema::posts;

pub async fn run(db: &Pool) -> Result<Vec<i64>> {
    posts
        .update(posts::title.set("New"))
        .filter(posts::id.eq(1))
        // instead: .returning(posts::views)
        .returning(count_rows())
        .fetch_all(db)
        .await
}
