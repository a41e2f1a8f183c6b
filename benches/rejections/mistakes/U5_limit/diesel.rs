//! LIMIT on a DELETE.

use diesel::prelude::*;

use crate::schema::tags;

pub fn run(connection: &mut PgConnection) -> QueryResult<usize> {
    // instead: diesel::delete(tags::table.filter(tags::uses.lt(9))).execute(connection)
    diesel::delete(tags::table.filter(tags::uses.lt(9)).limit(1)).execute(connection)
}
