//! Who wrote at least so many posts, and how often the best was seen.

use sqlx::{Error, PgPool};

pub struct Writer {
    pub name: String,
    pub post_count: i64,
    pub most_views: Option<i64>,
}

pub async fn run(db: &PgPool, at_least: i64) -> Result<Vec<Writer>, Error> {
    sqlx::query_as!(
        Writer,
        r#"SELECT users.name, count(posts.id) AS "post_count!", max(posts.views) AS most_views
           FROM users JOIN posts ON posts.user_id = users.id
           GROUP BY users.id HAVING count(posts.id) >= $1
           ORDER BY count(posts.id) DESC, users.id"#,
        at_least,
    )
    .fetch_all(db)
    .await
}
