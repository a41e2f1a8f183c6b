//! A UNION of columns of different types.

use relvar::prelude::*;
use relvar_pg::{Pool, Result};

use crate::schema::{posts, users};

pub async fn run(db: &Pool) -> Result<Vec<i32>> {
    users
        .select(users::id)
        // instead: .union(posts.select(posts::id))
        .union(posts.select(posts::title))
        .fetch_all(db)
        .await
}
