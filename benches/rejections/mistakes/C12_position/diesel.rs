//! A value in ORDER BY that is meant as the column's position.

use diesel::prelude::*;
use diesel::sql_types::Integer;

use crate::schema::users;

pub fn run(connection: &mut PgConnection) -> QueryResult<Vec<String>> {
    users::table
        .select(users::name)
        // instead: .order_by(users::name.desc())
        .order_by(1.into_sql::<Integer>().desc())
        .load(connection)
}
