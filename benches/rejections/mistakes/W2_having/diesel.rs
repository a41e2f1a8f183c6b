//! A window function in HAVING.

use diesel::dsl::{count_star, row_number};
use diesel::prelude::*;

use crate::schema::users;

pub fn run(connection: &mut PgConnection) -> QueryResult<Vec<Option<i32>>> {
    users::table
        .group_by(users::team_id)
        // instead: .having(count_star().eq(1))
        .having(row_number().window_order(users::team_id).eq(1))
        .select(users::team_id)
        .load(connection)
}
