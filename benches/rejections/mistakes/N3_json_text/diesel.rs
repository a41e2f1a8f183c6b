//! `->>`, whose member may be absent, read into a type without NULL.

use diesel::prelude::*;

use crate::schema::rooms;

// instead: pub fn run(connection: &mut PgConnection) -> QueryResult<Vec<Option<String>>> {
pub fn run(connection: &mut PgConnection) -> QueryResult<Vec<String>> {
    // instead: let view = rooms::data.retrieve_as_text("view").nullable();
    let view = rooms::data.retrieve_as_text("view");
    rooms::table.filter(rooms::id.lt(9)).select(view).load(connection)
}
