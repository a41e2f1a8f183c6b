//! `lag`, which the first row has none of, read into a type without NULL.

use diesel::dsl::lag;
use diesel::prelude::*;

use crate::schema::users;

// instead: pub fn run(connection: &mut PgConnection) -> QueryResult<Vec<Option<i32>>> {
pub fn run(connection: &mut PgConnection) -> QueryResult<Vec<i32>> {
    users::table.filter(users::active).select(lag(users::id).window_order(users::id)).load(connection)
}
