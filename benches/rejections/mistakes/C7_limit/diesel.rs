//! LIMIT without ORDER BY.

use diesel::prelude::*;

use crate::schema::users;

pub fn run(connection: &mut PgConnection) -> QueryResult<Vec<String>> {
    users::table
        .filter(users::active)
        // instead: .order_by(users::name).limit(2)
        .limit(2)
        .select(users::name)
        .load(connection)
}
