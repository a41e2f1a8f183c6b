//! A condition put together by `format!` from a text of a user.

use diesel::dsl::sql;
use diesel::prelude::*;
use diesel::sql_types::Bool;

use crate::schema::users;

pub fn run(connection: &mut PgConnection) -> QueryResult<Vec<String>> {
    let name = "x' OR name <> 'x";
    users::table
        // instead: .filter(users::name.eq(name))
        .filter(sql::<Bool>(&format!("name = '{name}'")))
        .select(users::name)
        .load(connection)
}
