//! An UPDATE without WHERE.

use diesel::prelude::*;

use crate::schema::users;

pub fn run(connection: &mut PgConnection) -> QueryResult<usize> {
    diesel::update(users::table)
        .set(users::karma.eq(0))
        // instead: .filter(users::id.eq(1)).execute(connection)
        .execute(connection)
}
