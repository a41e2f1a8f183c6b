//! A NOT NULL column set to a nullable one.

use relvar::prelude::*;
use relvar_pg::{Pool, Result};

use crate::schema::posts;

pub async fn run(db: &Pool) -> Result<u64> {
    posts
        // instead: .update(posts::title.set(posts::title_key))
        .update(posts::title.set(posts::body))
        .filter(posts::id.eq(2))
        .execute(db)
        .await
}
