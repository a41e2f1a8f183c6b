//! Deletes what somebody said about a post.

use sqlx::{Error, PgPool};

pub async fn run(db: &PgPool, about: i32, from: i32) -> Result<u64, Error> {
    let done = sqlx::query!("DELETE FROM comments WHERE post_id = $1 AND user_id = $2", about, from)
        .execute(db)
        .await?;
    Ok(done.rows_affected())
}
