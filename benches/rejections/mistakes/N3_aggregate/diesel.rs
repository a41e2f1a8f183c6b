//! `max` over rows that may be none, read into a type without NULL.

use diesel::dsl::max;
use diesel::prelude::*;

use crate::schema::users;

// instead: pub fn run(connection: &mut PgConnection) -> QueryResult<Option<i64>> {
pub fn run(connection: &mut PgConnection) -> QueryResult<i64> {
    users::table.filter(users::id.gt(9)).select(max(users::karma)).first(connection)
}
