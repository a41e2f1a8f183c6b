//! An aggregate in WHERE.

use diesel::dsl::max;
use diesel::prelude::*;

use crate::schema::users;

pub fn run(connection: &mut PgConnection) -> QueryResult<Vec<String>> {
    users::table
        // instead: .filter(users::karma.gt(3))
        .filter(max(users::karma).gt(3))
        .select(users::name)
        .load(connection)
}
