//! COALESCE of different types.

use relvar::prelude::*;
use relvar_pg::{Pool, Result};

use crate::schema::posts;

pub async fn run(db: &Pool) -> Result<Vec<String>> {
    posts
        .filter(posts::views.lt(10))
        // instead: .select(coalesce(posts::body, posts::title))
        .select(coalesce(posts::body, posts::views))
        .fetch_all(db)
        .await
}
