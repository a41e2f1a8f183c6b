//! A column compared with NULL by `=`.

use diesel::prelude::*;

use crate::schema::users;

pub fn run(connection: &mut PgConnection) -> QueryResult<Vec<String>> {
    users::table
        // instead: .filter(users::age.is_null())
        .filter(users::age.eq(None::<i32>))
        .select(users::name)
        .load(connection)
}
