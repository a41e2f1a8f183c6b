//! Adds a user and gives the key.

use sqlx::{Error, PgPool};

pub async fn run(db: &PgPool, address: &str, called: &str, years: Option<i32>) -> Result<i32, Error> {
    sqlx::query_scalar!(
        "INSERT INTO users (email, name, age) VALUES ($1, $2, $3) RETURNING id",
        address,
        called,
        years,
    )
    .fetch_one(db)
    .await
}
