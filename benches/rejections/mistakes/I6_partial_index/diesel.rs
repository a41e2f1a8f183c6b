//! ON CONFLICT with the column of a partial index, without its predicate.

use diesel::prelude::*;

use crate::schema::seats;

pub fn run(connection: &mut PgConnection) -> QueryResult<usize> {
    diesel::insert_into(seats::table)
        .values((seats::id.eq(2), seats::guest.eq("Ann")))
        .on_conflict(seats::guest)
        // instead: .filter_target(seats::cancelled.eq(false)).do_nothing()
        .do_nothing()
        .execute(connection)
}
