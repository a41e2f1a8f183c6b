//! FOR UPDATE with an aggregate.

use diesel::dsl::max;
use diesel::prelude::*;

use crate::schema::users;

pub fn run(connection: &mut PgConnection) -> QueryResult<Option<i64>> {
    users::table
        .filter(users::active)
        .select(max(users::karma))
        // instead:
        .for_update()
        .first(connection)
}
