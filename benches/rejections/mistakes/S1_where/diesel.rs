//! A column of a table that is not in FROM, in WHERE.

use diesel::prelude::*;

use crate::schema::{posts, users};

pub fn run(connection: &mut PgConnection) -> QueryResult<Vec<String>> {
    users::table
        // instead: .filter(users::name.eq("Ann"))
        .filter(posts::title.eq("First"))
        .select(users::name)
        .load(connection)
}
