//! A column of a table that is not in FROM, in GROUP BY.

use diesel::dsl::count_star;
use diesel::prelude::*;

use crate::schema::{posts, users};

pub fn run(connection: &mut PgConnection) -> QueryResult<Vec<i64>> {
    users::table
        // instead: .group_by(users::name)
        .group_by(posts::title)
        .select(count_star())
        .load(connection)
}
