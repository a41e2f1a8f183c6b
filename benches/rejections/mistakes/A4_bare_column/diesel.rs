//! A column beside an aggregate without GROUP BY.

use diesel::dsl::count;
use diesel::prelude::*;

use crate::schema::users;

pub fn run(connection: &mut PgConnection) -> QueryResult<Vec<(String, i64)>> {
    users::table
        .filter(users::active)
        // instead: .group_by(users::name).select((users::name, count(users::id)))
        .select((users::name, count(users::id)))
        .load(connection)
}
