//! `find` with a key of another type.

use diesel::prelude::*;

use crate::schema::users;

pub fn run(connection: &mut PgConnection) -> QueryResult<Option<String>> {
    // instead: users::table.find(1).select(users::name).first(connection).optional()
    users::table.find("1").select(users::name).first(connection).optional()
}
