//! A number added to a text.

use diesel::prelude::*;

use crate::schema::users;

pub fn run(connection: &mut PgConnection) -> QueryResult<Vec<i64>> {
    users::table
        .filter(users::active)
        // instead: .select(users::karma + 1)
        .select(users::name + 1)
        .load(connection)
}
