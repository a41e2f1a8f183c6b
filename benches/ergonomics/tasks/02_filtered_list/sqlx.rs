//! The first active users of an age and above, by name.

use sqlx::{Error, PgPool};

pub struct Adult {
    pub id: i32,
    pub name: String,
    pub age: Option<i32>,
}

pub async fn run(db: &PgPool, at_least: i32, limit: i64) -> Result<Vec<Adult>, Error> {
    sqlx::query_as!(
        Adult,
        "SELECT id, name, age FROM users WHERE active AND age >= $1 ORDER BY name, id LIMIT $2",
        at_least,
        limit,
    )
    .fetch_all(db)
    .await
}
