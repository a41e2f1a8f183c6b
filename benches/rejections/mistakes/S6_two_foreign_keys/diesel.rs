//! A join without ON between tables that two foreign keys link.

use diesel::prelude::*;

use crate::schema::{messages, users};

pub fn run(connection: &mut PgConnection) -> QueryResult<Vec<(String, String)>> {
    users::table
        // instead: .inner_join(messages::table.on(messages::sender_id.eq(users::id)))
        .inner_join(messages::table)
        .select((users::name, messages::text))
        .load(connection)
}
