//! FOR UPDATE with DISTINCT.

use diesel::prelude::*;

use crate::schema::users;

pub fn run(connection: &mut PgConnection) -> QueryResult<Vec<String>> {
    users::table
        .filter(users::active)
        .select(users::name)
        // instead:
        .distinct()
        .for_update()
        .load(connection)
}
