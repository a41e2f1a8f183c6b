//! Adds a membership, or changes the part and adds to the credits of the one that is there; gives the credits.

use tokio_postgres::{Client, Error};

pub async fn run(db: &Client, who: i32, squad: &str, part: &str, more: i64) -> Result<i64, Error> {
    let row = db
        .query_one(
            "INSERT INTO memberships (user_id, team, role, credits) VALUES ($1, $2, $3, $4)
             ON CONFLICT (user_id, team) DO UPDATE
             SET role = excluded.role, credits = memberships.credits + excluded.credits
             RETURNING credits",
            &[&who, &squad, &part, &more],
        )
        .await?;
    Ok(row.get("credits"))
}
