//! The outer handle used inside of a transaction.

use diesel::prelude::*;

use crate::schema::tags;

pub fn run(connection: &mut PgConnection) -> QueryResult<Vec<String>> {
    connection
        // instead: .transaction(|inner| tags::table.select(tags::name).load(inner))
        .transaction(|_inner| tags::table.select(tags::name).load(connection))
}
