//! NULL inserted into a NOT NULL column.

use diesel::prelude::*;

use crate::schema::users;

pub fn run(connection: &mut PgConnection) -> QueryResult<usize> {
    diesel::insert_into(users::table)
        // instead: .values((users::email.eq("new@x.org"), users::name.eq("New")))
        .values((users::email.eq("new@x.org"), users::name.eq(None::<&str>)))
        .execute(connection)
}
