//! A DELETE without WHERE.

use diesel::prelude::*;

use crate::schema::tags;

pub fn run(connection: &mut PgConnection) -> QueryResult<usize> {
    // instead: diesel::delete(tags::table.filter(tags::name.eq("sql"))).execute(connection)
    diesel::delete(tags::table).execute(connection)
}
