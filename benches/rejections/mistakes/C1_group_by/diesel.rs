//! GROUP BY given twice.

use diesel::dsl::count_star;
use diesel::prelude::*;

use crate::schema::users;

pub fn run(connection: &mut PgConnection) -> QueryResult<Vec<i64>> {
    users::table
        .group_by(users::id)
        // instead:
        .group_by(users::team_id)
        .select(count_star())
        .load(connection)
}
