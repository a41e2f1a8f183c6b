//! An array of texts asked for a number.

use diesel::prelude::*;

use crate::schema::rooms;

pub fn run(connection: &mut PgConnection) -> QueryResult<Vec<String>> {
    rooms::table
        // instead: .filter(rooms::labels.contains(vec!["quiet"]))
        .filter(rooms::labels.contains(vec![1]))
        .select(rooms::title)
        .load(connection)
}
