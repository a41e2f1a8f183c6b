//! GROUP BY a json column.

use diesel::dsl::count_star;
use diesel::prelude::*;

use crate::schema::comments;

pub fn run(connection: &mut PgConnection) -> QueryResult<Vec<i64>> {
    comments::table
        // instead: .group_by(comments::tone)
        .group_by(comments::extra)
        .select(count_star())
        .load(connection)
}
