//! Deletes what somebody said about a post.

use tokio_postgres::{Client, Error};

pub async fn run(db: &Client, about: i32, from: i32) -> Result<u64, Error> {
    db.execute("DELETE FROM comments WHERE post_id = $1 AND user_id = $2", &[&about, &from]).await
}
