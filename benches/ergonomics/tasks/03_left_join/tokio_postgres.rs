//! Every user with each of their posts, or with none.

use tokio_postgres::{Client, Error, Row};

pub struct Line {
    pub name: String,
    pub title: Option<String>,
    pub views: Option<i64>,
}

pub async fn run(db: &Client) -> Result<Vec<Line>, Error> {
    let rows = db
        .query(
            "SELECT users.name, posts.title, posts.views FROM users LEFT JOIN posts ON posts.user_id = users.id
             ORDER BY users.id, posts.id",
            &[],
        )
        .await?;
    let line = |row: &Row| Line { name: row.get("name"), title: row.get("title"), views: row.get("views") };
    Ok(rows.iter().map(line).collect())
}
