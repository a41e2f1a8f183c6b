//! A column of a table that is not in FROM, in the select list.

use diesel::prelude::*;

use crate::schema::{posts, users};

pub fn run(connection: &mut PgConnection) -> QueryResult<Vec<(String, String)>> {
    users::table
        .filter(users::active)
        // instead: .select((users::name, users::email))
        .select((users::name, posts::title))
        .load(connection)
}
