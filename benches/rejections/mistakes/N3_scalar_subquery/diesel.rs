//! A subquery as a value, which may find no row, read into a type without NULL.

use diesel::prelude::*;

use crate::schema::{posts, users};

// instead: pub fn run(connection: &mut PgConnection) -> QueryResult<Vec<Option<String>>> {
pub fn run(connection: &mut PgConnection) -> QueryResult<Vec<String>> {
    let title = posts::table.find(9).select(posts::title);
    users::table.filter(users::active).select(title.single_value()).load(connection)
}
