//! `excluded` outside of ON CONFLICT.

use diesel::prelude::*;
use diesel::upsert::excluded;

use crate::schema::users;

pub fn run(connection: &mut PgConnection) -> QueryResult<usize> {
    diesel::update(users::table.find(1))
        // instead: .set(users::name.eq(users::email))
        .set(users::name.eq(excluded(users::email)))
        .execute(connection)
}
