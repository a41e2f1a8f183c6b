//! FOR UPDATE with GROUP BY.

use diesel::prelude::*;

use crate::schema::users;

pub fn run(connection: &mut PgConnection) -> QueryResult<Vec<String>> {
    users::table
        // instead:
        .group_by(users::name)
        .select(users::name)
        .for_update()
        .load(connection)
}
