//! The posts after one, the most seen first.

use tokio_postgres::{Client, Error, Row};

pub struct Listed {
    pub id: i32,
    pub title: String,
    pub views: i64,
}

pub async fn run(db: &Client, seen: i64, key: i32, limit: i64) -> Result<Vec<Listed>, Error> {
    let rows = db
        .query(
            "SELECT id, title, views FROM posts WHERE (views, id) < ($1, $2)
             ORDER BY views DESC, id DESC LIMIT $3",
            &[&seen, &key, &limit],
        )
        .await?;
    let listed = |row: &Row| Listed { id: row.get("id"), title: row.get("title"), views: row.get("views") };
    Ok(rows.iter().map(listed).collect())
}
