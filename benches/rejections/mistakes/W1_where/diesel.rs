//! A window function in WHERE.

use diesel::dsl::row_number;
use diesel::prelude::*;

use crate::schema::users;

pub fn run(connection: &mut PgConnection) -> QueryResult<Vec<String>> {
    users::table
        // instead: .filter(users::karma.eq(1))
        .filter(row_number().window_order(users::id).eq(1))
        .select(users::name)
        .load(connection)
}
