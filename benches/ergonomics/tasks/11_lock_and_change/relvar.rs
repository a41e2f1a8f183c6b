//! Gives credits to another member of the team, where the giver has so many.

use relvar::prelude::*;
use relvar_pg::{Error, Pool};

use crate::schema::memberships;

pub async fn run(db: &Pool, from: i32, to: i32, squad: &str, amount: i64) -> Result<bool, Error> {
    db.transaction(async |tx| {
        let held: Option<i64> = memberships
            .find((from, squad))
            .select(memberships::credits)
            .for_update()
            .fetch_optional(&tx)
            .await?;
        if held.is_none_or(|held| held < amount) {
            return Ok(false);
        }
        memberships
            .update(memberships::credits.set(memberships::credits.sub(amount)))
            .filter(memberships::user_id.eq(from).and(memberships::team.eq(squad)))
            .execute(&tx)
            .await?;
        memberships
            .update(memberships::credits.set(memberships::credits.add(amount)))
            .filter(memberships::user_id.eq(to).and(memberships::team.eq(squad)))
            .execute(&tx)
            .await?;
        Ok(true)
    })
    .await
}
