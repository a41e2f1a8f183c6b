//! Adds a membership, or changes the part and adds to the credits of the one that is there; gives the credits.

use diesel::prelude::*;
use diesel::upsert::excluded;

use crate::schema::memberships;

pub fn run(db: &mut PgConnection, who: i32, squad: &str, part: &str, more: i64) -> QueryResult<i64> {
    diesel::insert_into(memberships::table)
        .values((
            memberships::user_id.eq(who),
            memberships::team.eq(squad),
            memberships::role.eq(part),
            memberships::credits.eq(more),
        ))
        .on_conflict((memberships::user_id, memberships::team))
        .do_update()
        .set((
            memberships::role.eq(excluded(memberships::role)),
            memberships::credits.eq(memberships::credits + excluded(memberships::credits)),
        ))
        .returning(memberships::credits)
        .get_result(db)
}
