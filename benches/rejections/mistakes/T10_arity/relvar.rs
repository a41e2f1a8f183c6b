//! A UNION of queries with different numbers of columns.

use relvar::prelude::*;
use relvar_pg::{Pool, Result};

use crate::schema::{posts, users};

pub async fn run(db: &Pool) -> Result<Vec<(i32, String)>> {
    users
        .select((users::id, users::name))
        // instead: .union(posts.select((posts::id, posts::title)))
        .union(posts.select(posts::id))
        .fetch_all(db)
        .await
}
