//! A fragment of SQL with a column of a table that is not in FROM.

use diesel::dsl::sql;
use diesel::prelude::*;
use diesel::sql_types::Bool;

use crate::schema::{posts, users};

pub fn run(connection: &mut PgConnection) -> QueryResult<Vec<String>> {
    users::table
        // instead: .filter(sql::<Bool>("length(users.name) > 1"))
        .filter(sql::<Bool>("length(posts.title) > 1"))
        .select(users::name)
        .load(connection)
}
