//! CASE branches of different types.

use diesel::dsl::case_when;
use diesel::prelude::*;

use crate::schema::users;

pub fn run(connection: &mut PgConnection) -> QueryResult<Vec<String>> {
    users::table
        .filter(users::active)
        // instead: .select(case_when(users::active, users::name).otherwise(users::email))
        .select(case_when(users::active, users::name).otherwise(users::karma))
        .load(connection)
}
