//! `find` with half of a composite key.

use diesel::prelude::*;

use crate::schema::memberships;

pub fn run(connection: &mut PgConnection) -> QueryResult<Option<String>> {
    // instead: memberships::table.find((1, 1)).select(memberships::role).first(connection).optional()
    memberships::table.find(1).select(memberships::role).first(connection).optional()
}
