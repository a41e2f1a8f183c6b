//! A column of a table that is not in FROM, in ORDER BY.

use diesel::prelude::*;

use crate::schema::{posts, users};

pub fn run(connection: &mut PgConnection) -> QueryResult<Vec<String>> {
    users::table
        .filter(users::active)
        // instead: .order_by(users::name)
        .order_by(posts::title)
        .select(users::name)
        .load(connection)
}
