//! The first active users of an age and above, by name.

use tokio_postgres::{Client, Error};

pub struct Adult {
    pub id: i32,
    pub name: String,
    pub age: Option<i32>,
}

pub async fn run(db: &Client, at_least: i32, limit: i64) -> Result<Vec<Adult>, Error> {
    let rows = db
        .query(
            "SELECT id, name, age FROM users WHERE active AND age >= $1 ORDER BY name, id LIMIT $2",
            &[&at_least, &limit],
        )
        .await?;
    let adult =
        |row: &tokio_postgres::Row| Adult { id: row.get("id"), name: row.get("name"), age: row.get("age") };
    Ok(rows.iter().map(adult).collect())
}
