//! A DELETE in a read-only transaction.

use diesel::prelude::*;

use crate::schema::tags;

pub fn run(connection: &mut PgConnection) -> QueryResult<usize> {
    let mut transaction = connection.build_transaction();
    // instead:
    let mut transaction = transaction.read_only();
    transaction.run(|connection| diesel::delete(tags::table.find("sql")).execute(connection))
}
