//! A negative LIMIT.

use diesel::prelude::*;

use crate::schema::users;

pub fn run(connection: &mut PgConnection) -> QueryResult<Vec<String>> {
    users::table
        .order_by(users::id)
        // instead: .limit(1)
        .limit(-1)
        .select(users::name)
        .load(connection)
}
