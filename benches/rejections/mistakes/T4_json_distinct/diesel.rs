//! `count(DISTINCT ..)` of a json column.

use diesel::dsl::count;
use diesel::prelude::*;

use crate::schema::comments;

pub fn run(connection: &mut PgConnection) -> QueryResult<i64> {
    comments::table
        .filter(comments::user_id.is_not_null())
        // instead: .select(count(comments::tone).aggregate_distinct())
        .select(count(comments::extra).aggregate_distinct())
        .first(connection)
}
