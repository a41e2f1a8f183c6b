//! The posts after one, the most seen first.

use sqlx::{Error, PgPool};

pub struct Listed {
    pub id: i32,
    pub title: String,
    pub views: i64,
}

pub async fn run(db: &PgPool, seen: i64, key: i32, limit: i64) -> Result<Vec<Listed>, Error> {
    sqlx::query_as!(
        Listed,
        "SELECT id, title, views FROM posts WHERE (views, id) < ($1, $2)
         ORDER BY views DESC, id DESC LIMIT $3",
        seen,
        key,
        limit,
    )
    .fetch_all(db)
    .await
}
