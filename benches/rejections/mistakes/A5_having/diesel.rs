//! A column that is neither grouped nor aggregated, in HAVING.

use diesel::dsl::max;
use diesel::prelude::*;

use crate::schema::users;

pub fn run(connection: &mut PgConnection) -> QueryResult<Vec<Option<i32>>> {
    users::table
        .group_by(users::team_id)
        // instead: .having(max(users::karma).gt(3))
        .having(users::karma.gt(3))
        .select(users::team_id)
        .load(connection)
}
