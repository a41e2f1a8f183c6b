//! DISTINCT with ORDER BY what is not selected.

use diesel::prelude::*;

use crate::schema::users;

pub fn run(connection: &mut PgConnection) -> QueryResult<Vec<String>> {
    users::table
        .select(users::name)
        .distinct()
        // instead: .order_by(users::name)
        .order_by(users::karma)
        .load(connection)
}
