//! Gives credits to another member of the team, where the giver has so many.

use diesel::prelude::*;

use crate::schema::memberships;

pub fn run(db: &mut PgConnection, from: i32, to: i32, squad: &str, amount: i64) -> QueryResult<bool> {
    db.transaction(|tx| {
        let held: Option<i64> = memberships::table
            .find((from, squad))
            .select(memberships::credits)
            .for_update()
            .first(tx)
            .optional()?;
        if held.is_none_or(|held| held < amount) {
            return Ok(false);
        }
        diesel::update(memberships::table.find((from, squad)))
            .set(memberships::credits.eq(memberships::credits - amount))
            .execute(tx)?;
        diesel::update(memberships::table.find((to, squad)))
            .set(memberships::credits.eq(memberships::credits + amount))
            .execute(tx)?;
        Ok(true)
    })
}
