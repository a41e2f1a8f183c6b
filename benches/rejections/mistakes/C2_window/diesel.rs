//! FOR UPDATE with a window function.

use diesel::dsl::rank;
use diesel::prelude::*;

use crate::schema::users;

pub fn run(connection: &mut PgConnection) -> QueryResult<Vec<i64>> {
    users::table
        .filter(users::active)
        .select(rank().window_order(users::karma))
        // instead:
        .for_update()
        .load(connection)
}
