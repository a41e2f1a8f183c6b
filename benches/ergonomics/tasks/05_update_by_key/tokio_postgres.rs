//! Changes the title and the text of a post.

use tokio_postgres::{Client, Error};

pub async fn run(db: &Client, key: i32, headline: &str, text: Option<&str>) -> Result<u64, Error> {
    db.execute("UPDATE posts SET title = $2, body = $3 WHERE id = $1", &[&key, &headline, &text]).await
}
