//! `first_value` over a frame that may be empty, read into a type without NULL.

use diesel::dsl::{first_value, frame};
use diesel::prelude::*;

use crate::schema::users;

// instead: pub fn run(connection: &mut PgConnection) -> QueryResult<Vec<Option<String>>> {
pub fn run(connection: &mut PgConnection) -> QueryResult<Vec<String>> {
    let itself = frame::ExcludeCurrentRow;
    let before = frame::Rows.frame_between_with_exclusion(1.preceding(), frame::CurrentRow, itself);
    let name = first_value(users::name).window_order(users::id).frame_by(before);
    // instead: users::table.filter(users::active).select(name.nullable()).load(connection)
    users::table.filter(users::active).select(name).load(connection)
}
