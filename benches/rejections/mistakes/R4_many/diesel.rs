//! One row read from a query that may give many.

use diesel::prelude::*;

use crate::schema::users;

pub fn run(connection: &mut PgConnection) -> QueryResult<String> {
    // instead: users::table.filter(users::email.eq("ann@x.org")).select(users::name).get_result(connection)
    users::table.filter(users::active).select(users::name).get_result(connection)
}
