//! An aggregate in SET.

use diesel::dsl::count_star;
use diesel::prelude::*;

use crate::schema::users;

pub fn run(connection: &mut PgConnection) -> QueryResult<usize> {
    diesel::update(users::table.find(1))
        // instead: .set(users::karma.eq(users::karma + 1))
        .set(users::karma.eq(count_star()))
        .execute(connection)
}
