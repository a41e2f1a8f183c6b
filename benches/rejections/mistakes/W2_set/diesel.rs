//! A window function in SET.

use diesel::dsl::row_number;
use diesel::prelude::*;

use crate::schema::users;

pub fn run(connection: &mut PgConnection) -> QueryResult<usize> {
    diesel::update(users::table.filter(users::active))
        // instead: .set(users::karma.eq(1))
        .set(users::karma.eq(row_number().window_order(users::id)))
        .execute(connection)
}
