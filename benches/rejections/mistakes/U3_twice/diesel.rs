//! A column set twice.

use diesel::prelude::*;

use crate::schema::users;

pub fn run(connection: &mut PgConnection) -> QueryResult<usize> {
    diesel::update(users::table.find(1))
        // instead: .set((users::age.eq(1), users::karma.eq(2)))
        .set((users::age.eq(1), users::age.eq(2)))
        .execute(connection)
}
