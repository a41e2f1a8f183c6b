//! SET with an expression on the left.

use diesel::prelude::*;

use crate::schema::users;

pub fn run(connection: &mut PgConnection) -> QueryResult<usize> {
    diesel::update(users::table.find(1))
        // instead: .set(users::karma.eq(2))
        .set((users::karma + 1).eq(2))
        .execute(connection)
}
