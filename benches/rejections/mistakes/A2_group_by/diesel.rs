//! An aggregate in GROUP BY.

use diesel::dsl::{count_star, max};
use diesel::prelude::*;

use crate::schema::users;

pub fn run(connection: &mut PgConnection) -> QueryResult<Vec<i64>> {
    users::table
        // instead: .group_by(users::karma)
        .group_by(max(users::karma))
        .select(count_star())
        .load(connection)
}
