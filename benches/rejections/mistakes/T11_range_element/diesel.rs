//! A range of integers asked for a text.

use diesel::prelude::*;

use crate::schema::rooms;

pub fn run(connection: &mut PgConnection) -> QueryResult<Vec<String>> {
    rooms::table
        // instead: .filter(rooms::numbers.contains(7))
        .filter(rooms::numbers.contains("7"))
        .select(rooms::title)
        .load(connection)
}
