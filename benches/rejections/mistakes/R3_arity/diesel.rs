//! A tuple of another length than the select list.

use diesel::prelude::*;

use crate::schema::users;

// instead: pub fn run(connection: &mut PgConnection) -> QueryResult<Vec<(i32, String)>> {
pub fn run(connection: &mut PgConnection) -> QueryResult<Vec<(i32, String, i64)>> {
    users::table.filter(users::active).select((users::id, users::name)).load(connection)
}
