//! A window function without OVER.

use diesel::dsl::row_number;
use diesel::prelude::*;

use crate::schema::users;

pub fn run(connection: &mut PgConnection) -> QueryResult<Vec<i64>> {
    users::table
        .filter(users::active)
        // instead: .select(row_number().window_order(users::id))
        .select(row_number())
        .load(connection)
}
