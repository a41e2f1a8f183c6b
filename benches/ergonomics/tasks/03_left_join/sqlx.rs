//! Every user with each of their posts, or with none.

use sqlx::{Error, PgPool};

pub struct Line {
    pub name: String,
    pub title: Option<String>,
    pub views: Option<i64>,
}

pub async fn run(db: &PgPool) -> Result<Vec<Line>, Error> {
    sqlx::query_as!(
        Line,
        r#"SELECT users.name, posts.title AS "title?", posts.views AS "views?"
           FROM users LEFT JOIN posts ON posts.user_id = users.id ORDER BY users.id, posts.id"#,
    )
    .fetch_all(db)
    .await
}
