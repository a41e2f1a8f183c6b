//! A generated column in SET.

use diesel::prelude::*;

use crate::schema::posts;

pub fn run(connection: &mut PgConnection) -> QueryResult<usize> {
    diesel::update(posts::table.find(1))
        // instead: .set(posts::title.eq("Hello"))
        .set(posts::title_key.eq("hello"))
        .execute(connection)
}
