//! A column of a LEFT JOIN's right side read as if it were always there.

use diesel::prelude::*;

use crate::schema::{posts, users};

// instead: pub fn run(connection: &mut PgConnection) -> QueryResult<Vec<(String, Option<String>)>> {
pub fn run(connection: &mut PgConnection) -> QueryResult<Vec<(String, String)>> {
    users::table.left_join(posts::table).select((users::name, posts::title.nullable())).load(connection)
}
