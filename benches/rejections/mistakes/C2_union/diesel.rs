//! FOR UPDATE with UNION.

use diesel::prelude::*;

use crate::schema::{posts, users};

pub fn run(connection: &mut PgConnection) -> QueryResult<Vec<i32>> {
    users::table
        .select(users::id)
        .union(posts::table.select(posts::id))
        // instead:
        .for_update()
        .load(connection)
}
