//! A user by the key, where there is one.

use sqlx::{Error, PgPool};

use crate::schema::User;

pub async fn run(db: &PgPool, key: i32) -> Result<Option<User>, Error> {
    sqlx::query_as!(User, "SELECT id, email, name, age, active FROM users WHERE id = $1", key)
        .fetch_optional(db)
        .await
}
