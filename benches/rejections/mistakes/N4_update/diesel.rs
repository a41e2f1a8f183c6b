//! A NOT NULL column set to a nullable one.

use diesel::prelude::*;

use crate::schema::posts;

pub fn run(connection: &mut PgConnection) -> QueryResult<usize> {
    diesel::update(posts::table.find(2))
        // instead: .set(posts::title.eq(posts::title_key))
        .set(posts::title.eq(posts::body))
        .execute(connection)
}
