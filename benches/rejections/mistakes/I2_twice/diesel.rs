//! A column inserted twice.

use diesel::prelude::*;

use crate::schema::tags;

pub fn run(connection: &mut PgConnection) -> QueryResult<usize> {
    diesel::insert_into(tags::table)
        // instead: .values((tags::name.eq("new"), tags::uses.eq(1)))
        .values((tags::name.eq("new"), tags::name.eq("newer")))
        .execute(connection)
}
