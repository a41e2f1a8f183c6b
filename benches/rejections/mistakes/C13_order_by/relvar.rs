//! ORDER BY of a UNION by what is none of its columns.

use relvar::prelude::*;
use relvar_pg::{Pool, Result};

use crate::schema::{posts, users};

pub async fn run(db: &Pool) -> Result<Vec<i32>> {
    users
        .select(users::id)
        .union(posts.select(posts::id))
        // instead: .order_by(users::id)
        .order_by(users::name)
        .fetch_all(db)
        .await
}
