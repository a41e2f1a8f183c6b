//! DISTINCT in a window function.

use diesel::dsl::count;
use diesel::prelude::*;

use crate::schema::users;

pub fn run(connection: &mut PgConnection) -> QueryResult<Vec<i64>> {
    users::table
        .filter(users::active)
        // instead: .select(count(users::team_id).over())
        .select(count(users::team_id).aggregate_distinct().over())
        .load(connection)
}
