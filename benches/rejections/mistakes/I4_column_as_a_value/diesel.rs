//! A column as the value of another in an INSERT.

use diesel::prelude::*;

use crate::schema::users;

pub fn run(connection: &mut PgConnection) -> QueryResult<usize> {
    diesel::insert_into(users::table)
        // instead: .values((users::email.eq("new@x.org"), users::name.eq("New")))
        .values((users::email.eq("new@x.org"), users::name.eq(users::email)))
        .execute(connection)
}
