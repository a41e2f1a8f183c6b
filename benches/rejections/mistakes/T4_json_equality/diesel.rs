//! `=` of json values.

use diesel::prelude::*;

use crate::schema::comments;

pub fn run(connection: &mut PgConnection) -> QueryResult<Vec<String>> {
    comments::table
        // instead: .filter(comments::text.eq("nice"))
        .filter(comments::extra.eq(serde_json::json!({})))
        .select(comments::text)
        .load(connection)
}
