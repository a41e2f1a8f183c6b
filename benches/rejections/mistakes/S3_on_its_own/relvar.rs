//! A correlated query that is run on its own.

use relvar::prelude::*;
use relvar_pg::{Pool, Result};

use crate::schema::{posts, users};

pub async fn run(db: &Pool) -> Result<Vec<String>> {
    posts
        // instead:
        .correlate(users)
        // instead: .filter(posts::user_id.eq(1))
        .filter(posts::user_id.eq(users::id))
        .select(posts::title)
        .fetch_all(db)
        .await
}
