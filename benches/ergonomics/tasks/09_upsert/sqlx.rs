//! Adds a membership, or changes the part and adds to the credits of the one that is there; gives the credits.

use sqlx::{Error, PgPool};

pub async fn run(db: &PgPool, who: i32, squad: &str, part: &str, more: i64) -> Result<i64, Error> {
    sqlx::query_scalar!(
        "INSERT INTO memberships (user_id, team, role, credits) VALUES ($1, $2, $3, $4)
         ON CONFLICT (user_id, team) DO UPDATE
         SET role = excluded.role, credits = memberships.credits + excluded.credits
         RETURNING credits",
        who,
        squad,
        part,
        more,
    )
    .fetch_one(db)
    .await
}
