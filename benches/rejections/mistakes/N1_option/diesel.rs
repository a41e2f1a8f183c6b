//! A column compared by `=` with a value that may be NULL.

use diesel::prelude::*;

use crate::schema::users;

pub fn run(connection: &mut PgConnection) -> QueryResult<Vec<String>> {
    let wanted: Option<i32> = "unknown".parse().ok();
    users::table
        // instead: .filter(users::age.is_not_distinct_from(wanted))
        .filter(users::age.eq(wanted))
        .select(users::name)
        .load(connection)
}
