//! A range of integers overlapping a range of dates.

use diesel::prelude::*;

use crate::schema::rooms;

pub fn run(connection: &mut PgConnection) -> QueryResult<Vec<String>> {
    rooms::table
        // instead: .filter(rooms::numbers.overlaps_with(rooms::numbers))
        .filter(rooms::numbers.overlaps_with(rooms::booked))
        .select(rooms::title)
        .load(connection)
}
