//! A UNION of columns of different types.

use diesel::prelude::*;

use crate::schema::{posts, users};

pub fn run(connection: &mut PgConnection) -> QueryResult<Vec<i32>> {
    users::table
        .select(users::id)
        // instead: .union(posts::table.select(posts::id))
        .union(posts::table.select(posts::title))
        .load(connection)
}
