//! A UNION of queries with different numbers of columns.

use diesel::prelude::*;

use crate::schema::{posts, users};

pub fn run(connection: &mut PgConnection) -> QueryResult<Vec<(i32, String)>> {
    users::table
        .select((users::id, users::name))
        // instead: .union(posts::table.select((posts::id, posts::title)))
        .union(posts::table.select(posts::id))
        .load(connection)
}
