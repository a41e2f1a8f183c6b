//! A column of another table in an INSERT.

use diesel::prelude::*;

use crate::schema::{posts, tags};

pub fn run(connection: &mut PgConnection) -> QueryResult<usize> {
    diesel::insert_into(tags::table)
        // instead: .values((tags::name.eq("new"), tags::uses.eq(1)))
        .values((tags::name.eq("new"), posts::id.eq(1)))
        .execute(connection)
}
