//! A column that is neither grouped nor aggregated, in ORDER BY.

use diesel::dsl::max;
use diesel::prelude::*;

use crate::schema::users;

pub fn run(connection: &mut PgConnection) -> QueryResult<Vec<Option<i32>>> {
    users::table
        .group_by(users::team_id)
        // instead: .order_by(max(users::karma))
        .order_by(users::karma)
        .select(users::team_id)
        .load(connection)
}
