//! An aggregate in the WHERE of a DELETE.

use diesel::dsl::max;
use diesel::prelude::*;

use crate::schema::tags;

pub fn run(connection: &mut PgConnection) -> QueryResult<usize> {
    diesel::delete(tags::table)
        // instead: .filter(tags::uses.gt(2))
        .filter(max(tags::uses).gt(2))
        .execute(connection)
}
