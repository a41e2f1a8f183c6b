//! An expression with a value, grouped and selected: for the server two different parameters.

use diesel::prelude::*;

use crate::schema::users;

pub fn run(connection: &mut PgConnection) -> QueryResult<Vec<i64>> {
    users::table
        // instead: .group_by(users::karma)
        .group_by(users::karma + 1)
        .select(users::karma + 1)
        .load(connection)
}
