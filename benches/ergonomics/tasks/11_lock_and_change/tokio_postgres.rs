//! Gives credits to another member of the team, where the giver has so many.

use tokio_postgres::{Client, Error};

pub async fn run(db: &mut Client, from: i32, to: i32, squad: &str, amount: i64) -> Result<bool, Error> {
    let tx = db.transaction().await?;
    let giver = tx
        .query_opt(
            "SELECT credits FROM memberships WHERE user_id = $1 AND team = $2 FOR UPDATE",
            &[&from, &squad],
        )
        .await?;
    let Some(giver) = giver else { return Ok(false) };
    let held: i64 = giver.get("credits");
    if held < amount {
        return Ok(false);
    }
    tx.execute(
        "UPDATE memberships SET credits = credits - $3 WHERE user_id = $1 AND team = $2",
        &[&from, &squad, &amount],
    )
    .await?;
    tx.execute(
        "UPDATE memberships SET credits = credits + $3 WHERE user_id = $1 AND team = $2",
        &[&to, &squad, &amount],
    )
    .await?;
    tx.commit().await?;
    Ok(true)
}
