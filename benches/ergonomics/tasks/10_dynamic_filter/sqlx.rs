//! The keys of the users whose name holds a text, who have an age or more, who are active or not: as far as asked for.

use sqlx::{Error, PgPool};

pub async fn run(
    db: &PgPool,
    part: Option<&str>,
    at_least: Option<i32>,
    state: Option<bool>,
) -> Result<Vec<i32>, Error> {
    sqlx::query_scalar!(
        "SELECT id FROM users
         WHERE ($1::text IS NULL OR strpos(name, $1) > 0)
         AND ($2::int4 IS NULL OR age >= $2)
         AND ($3::bool IS NULL OR active = $3)
         ORDER BY id",
        part,
        at_least,
        state,
    )
    .fetch_all(db)
    .await
}
