//! LIMIT given twice.

use diesel::prelude::*;

use crate::schema::users;

pub fn run(connection: &mut PgConnection) -> QueryResult<Vec<String>> {
    users::table
        .order_by(users::id)
        .limit(1)
        // instead:
        .limit(2)
        .select(users::name)
        .load(connection)
}
