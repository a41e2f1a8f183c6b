//! FILTER on a window function that is no aggregate.

use diesel::dsl::rank;
use diesel::prelude::*;

use crate::schema::users;

pub fn run(connection: &mut PgConnection) -> QueryResult<Vec<i64>> {
    // instead: let place = rank().window_order(users::karma);
    let place = rank().window_filter(users::active).window_order(users::karma);
    users::table.filter(users::id.gt(1)).select(place).load(connection)
}
