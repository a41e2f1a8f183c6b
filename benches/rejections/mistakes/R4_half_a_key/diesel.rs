//! One row read by half of a composite key.

use diesel::prelude::*;

use crate::schema::memberships;

pub fn run(connection: &mut PgConnection) -> QueryResult<String> {
    let held = memberships::table.filter(memberships::user_id.eq(1));
    // instead: let held = held.filter(memberships::team_id.eq(2));
    let held = held.filter(memberships::role.ne("chief"));
    held.select(memberships::role).get_result(connection)
}
