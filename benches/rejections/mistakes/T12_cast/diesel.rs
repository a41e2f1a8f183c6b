//! A cast that PostgreSQL does not have.

use diesel::prelude::*;
use diesel::sql_types::Double;

use crate::schema::users;

pub fn run(connection: &mut PgConnection) -> QueryResult<Vec<String>> {
    users::table
        // instead: .filter(users::karma.cast::<Double>().gt(0.5))
        .filter(users::active.cast::<Double>().gt(0.5))
        .select(users::name)
        .load(connection)
}
