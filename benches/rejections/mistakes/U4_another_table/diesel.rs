//! A column of another table in SET.

use diesel::prelude::*;

use crate::schema::{posts, users};

pub fn run(connection: &mut PgConnection) -> QueryResult<usize> {
    diesel::update(users::table.find(1))
        // instead: .set(users::name.eq("Bo"))
        .set(posts::title.eq("Bo"))
        .execute(connection)
}
