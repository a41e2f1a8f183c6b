//! Adds a membership, or changes the part and adds to the credits of the one that is there; gives the credits.

use relvar::prelude::*;
use relvar_pg::{Error, Pool};

use crate::schema::memberships;

pub async fn run(db: &Pool, who: i32, squad: &str, part: &str, more: i64) -> Result<i64, Error> {
    memberships
        .insert((
            memberships::user_id.set(who),
            memberships::team.set(squad),
            memberships::role.set(part),
            memberships::credits.set(more),
        ))
        .on_conflict((memberships::user_id, memberships::team))
        .do_update((
            memberships::role.set(excluded(memberships::role)),
            memberships::credits.set(memberships::credits.add(excluded(memberships::credits))),
        ))
        .returning(memberships::credits)
        .fetch_one(db)
        .await
}
