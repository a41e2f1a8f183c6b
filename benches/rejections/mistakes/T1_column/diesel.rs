//! A text column compared with a column of numbers.

use diesel::prelude::*;

use crate::schema::users;

pub fn run(connection: &mut PgConnection) -> QueryResult<Vec<String>> {
    users::table
        // instead: .filter(users::name.eq(users::email))
        .filter(users::name.eq(users::age))
        .select(users::name)
        .load(connection)
}
