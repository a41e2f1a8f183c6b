//! A window function inside an aggregate.

use diesel::dsl::{max, rank};
use diesel::prelude::*;

use crate::schema::users;

pub fn run(connection: &mut PgConnection) -> QueryResult<Option<i64>> {
    users::table
        .filter(users::active)
        // instead: .select(max(users::karma))
        .select(max(rank().window_order(users::karma)))
        .first(connection)
}
