//! Changes the title and the text of a post.

use sqlx::{Error, PgPool};

pub async fn run(db: &PgPool, key: i32, headline: &str, text: Option<&str>) -> Result<u64, Error> {
    let done = sqlx::query!("UPDATE posts SET title = $2, body = $3 WHERE id = $1", key, headline, text,)
        .execute(db)
        .await?;
    Ok(done.rows_affected())
}
