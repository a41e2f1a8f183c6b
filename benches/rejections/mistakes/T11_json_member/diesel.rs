//! `->>` on a text.

use diesel::prelude::*;

use crate::schema::rooms;

pub fn run(connection: &mut PgConnection) -> QueryResult<Vec<String>> {
    rooms::table
        .filter(rooms::closed)
        // instead: .select(rooms::data.retrieve_as_text("view"))
        .select(rooms::title.retrieve_as_text("view"))
        .load(connection)
}
