//! A fragment of SQL of type integer as a condition.

use diesel::dsl::sql;
use diesel::prelude::*;
use diesel::sql_types::Integer;

use crate::schema::users;

pub fn run(connection: &mut PgConnection) -> QueryResult<Vec<String>> {
    users::table
        // instead: .filter(sql::<Integer>("length(users.name)").gt(1))
        .filter(sql::<Integer>("length(users.name)"))
        .select(users::name)
        .load(connection)
}
