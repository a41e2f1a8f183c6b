//! An element that the array may not have, read into a type without NULL.

use diesel::prelude::*;

use crate::schema::rooms;

// instead: pub fn run(connection: &mut PgConnection) -> QueryResult<Vec<Option<String>>> {
pub fn run(connection: &mut PgConnection) -> QueryResult<Vec<String>> {
    // instead: let second = rooms::labels.index(2).nullable();
    let second = rooms::labels.index(2);
    rooms::table.filter(rooms::id.lt(9)).select(second).load(connection)
}
