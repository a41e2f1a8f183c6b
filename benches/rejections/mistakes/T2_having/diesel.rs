//! A HAVING condition that is not boolean.

use diesel::dsl::count;
use diesel::prelude::*;

use crate::schema::users;

pub fn run(connection: &mut PgConnection) -> QueryResult<Vec<Option<i32>>> {
    users::table
        .group_by(users::team_id)
        // instead: .having(count(users::id).gt(1))
        .having(count(users::id))
        .select(users::team_id)
        .load(connection)
}
