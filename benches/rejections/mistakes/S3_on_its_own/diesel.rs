//! A correlated query that is run on its own.

use diesel::prelude::*;

use crate::schema::{posts, users};

pub fn run(connection: &mut PgConnection) -> QueryResult<Vec<String>> {
    posts::table
        // instead: .filter(posts::user_id.eq(1))
        .filter(posts::user_id.eq(users::id))
        .select(posts::title)
        .load(connection)
}
