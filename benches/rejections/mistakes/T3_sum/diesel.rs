//! `sum` of a text.

use diesel::dsl::sum;
use diesel::prelude::*;

use crate::schema::users;

pub fn run(connection: &mut PgConnection) -> QueryResult<Option<i64>> {
    users::table
        .filter(users::active)
        // instead: .select(sum(users::id))
        .select(sum(users::name))
        .first(connection)
}
