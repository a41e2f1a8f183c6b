//! A WHERE condition that is not boolean.

use diesel::prelude::*;

use crate::schema::users;

pub fn run(connection: &mut PgConnection) -> QueryResult<Vec<String>> {
    users::table
        // instead: .filter(users::active)
        .filter(users::age)
        .select(users::name)
        .load(connection)
}
