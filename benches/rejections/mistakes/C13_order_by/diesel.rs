//! ORDER BY of a UNION by what is none of its columns.

use diesel::prelude::*;
use diesel::query_dsl::positional_order_dsl::PositionalOrderDsl;

use crate::schema::{posts, users};

pub fn run(connection: &mut PgConnection) -> QueryResult<Vec<i32>> {
    users::table
        .select(users::id)
        .union(posts::table.select(posts::id))
        // instead: .positional_order_by(1)
        .order_by(users::name)
        .load(connection)
}
