//! CASE without ELSE read into a type without NULL.

use diesel::dsl::case_when;
use diesel::prelude::*;

use crate::schema::users;

// instead: pub fn run(connection: &mut PgConnection) -> QueryResult<Vec<Option<String>>> {
pub fn run(connection: &mut PgConnection) -> QueryResult<Vec<String>> {
    let name = case_when(users::age.gt(18), users::name);
    users::table.filter(users::active).select(name).load(connection)
}
