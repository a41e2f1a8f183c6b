//! A user by the key, where there is one.

use tokio_postgres::{Client, Error};

use crate::schema::User;

pub async fn run(db: &Client, key: i32) -> Result<Option<User>, Error> {
    let row = db.query_opt("SELECT id, email, name, age, active FROM users WHERE id = $1", &[&key]).await?;
    Ok(row.map(|row| User {
        id: row.get("id"),
        email: row.get("email"),
        name: row.get("name"),
        age: row.get("age"),
        active: row.get("active"),
    }))
}
