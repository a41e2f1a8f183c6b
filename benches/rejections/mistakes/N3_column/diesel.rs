//! A nullable column read into a type without NULL.

use diesel::prelude::*;

use crate::schema::users;

// instead: pub fn run(connection: &mut PgConnection) -> QueryResult<Vec<(String, Option<i32>)>> {
pub fn run(connection: &mut PgConnection) -> QueryResult<Vec<(String, i32)>> {
    users::table.filter(users::active).select((users::name, users::age)).load(connection)
}
