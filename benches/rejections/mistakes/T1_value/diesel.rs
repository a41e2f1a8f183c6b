//! A text column compared with a number.

use diesel::prelude::*;

use crate::schema::users;

pub fn run(connection: &mut PgConnection) -> QueryResult<Vec<String>> {
    users::table
        // instead: .filter(users::name.eq("1"))
        .filter(users::name.eq(1))
        .select(users::name)
        .load(connection)
}
