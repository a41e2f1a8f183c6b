//! An aggregate inside an aggregate.

use diesel::dsl::max;
use diesel::prelude::*;

use crate::schema::users;

pub fn run(connection: &mut PgConnection) -> QueryResult<Option<i64>> {
    users::table
        .filter(users::active)
        // instead: .select(max(users::karma))
        .select(max(max(users::karma)))
        .first(connection)
}
