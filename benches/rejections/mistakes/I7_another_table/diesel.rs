//! DO UPDATE of a column of another table.

use diesel::prelude::*;

use crate::schema::{posts, tags};

pub fn run(connection: &mut PgConnection) -> QueryResult<usize> {
    diesel::insert_into(tags::table)
        .values(tags::name.eq("sql"))
        .on_conflict(tags::name)
        .do_update()
        // instead: .set(tags::uses.eq(9))
        .set(posts::id.eq(9))
        .execute(connection)
}
