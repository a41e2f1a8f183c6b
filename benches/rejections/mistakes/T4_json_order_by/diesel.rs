//! ORDER BY a json column.

use diesel::prelude::*;

use crate::schema::comments;

pub fn run(connection: &mut PgConnection) -> QueryResult<Vec<String>> {
    comments::table
        // instead: .order_by(comments::tone)
        .order_by(comments::extra)
        .select(comments::text)
        .load(connection)
}
