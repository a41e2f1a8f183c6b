//! Gives credits to another member of the team, where the giver has so many.

use sqlx::{Error, PgPool};

pub async fn run(db: &PgPool, from: i32, to: i32, squad: &str, amount: i64) -> Result<bool, Error> {
    let mut tx = db.begin().await?;
    let held: Option<i64> = sqlx::query_scalar!(
        "SELECT credits FROM memberships WHERE user_id = $1 AND team = $2 FOR UPDATE",
        from,
        squad,
    )
    .fetch_optional(&mut *tx)
    .await?;
    if held.is_none_or(|held| held < amount) {
        return Ok(false);
    }
    sqlx::query!(
        "UPDATE memberships SET credits = credits - $3 WHERE user_id = $1 AND team = $2",
        from,
        squad,
        amount,
    )
    .execute(&mut *tx)
    .await?;
    sqlx::query!(
        "UPDATE memberships SET credits = credits + $3 WHERE user_id = $1 AND team = $2",
        to,
        squad,
        amount,
    )
    .execute(&mut *tx)
    .await?;
    tx.commit().await?;
    Ok(true)
}
