//! A row lock outside of a transaction, which is gone at once.

use diesel::prelude::*;

use crate::schema::posts;

pub fn run(connection: &mut PgConnection) -> QueryResult<String> {
    // instead: posts::table.find(1).select(posts::title).first(connection)
    posts::table.find(1).select(posts::title).for_update().first(connection)
}
