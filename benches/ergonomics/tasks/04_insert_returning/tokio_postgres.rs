//! Adds a user and gives the key.

use tokio_postgres::{Client, Error};

pub async fn run(db: &Client, address: &str, called: &str, years: Option<i32>) -> Result<i32, Error> {
    let row = db
        .query_one(
            "INSERT INTO users (email, name, age) VALUES ($1, $2, $3) RETURNING id",
            &[&address, &called, &years],
        )
        .await?;
    Ok(row.get("id"))
}
