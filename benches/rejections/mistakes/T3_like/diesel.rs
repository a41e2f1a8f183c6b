//! LIKE on a number.

use diesel::prelude::*;

use crate::schema::users;

pub fn run(connection: &mut PgConnection) -> QueryResult<Vec<String>> {
    users::table
        // instead: .filter(users::name.like("A%"))
        .filter(users::age.like("3%"))
        .select(users::name)
        .load(connection)
}
