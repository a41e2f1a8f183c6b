//! A window function inside a window function.

use diesel::dsl::{lag, rank};
use diesel::prelude::*;

use crate::schema::users;

pub fn run(connection: &mut PgConnection) -> QueryResult<Vec<Option<i64>>> {
    users::table
        .filter(users::active)
        // instead: .select(lag(users::karma).window_order(users::id))
        .select(lag(rank().window_order(users::karma)).window_order(users::id))
        .load(connection)
}
