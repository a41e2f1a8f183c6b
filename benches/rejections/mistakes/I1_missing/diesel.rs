//! An INSERT without a required column.

use diesel::prelude::*;

use crate::schema::users;

pub fn run(connection: &mut PgConnection) -> QueryResult<usize> {
    diesel::insert_into(users::table)
        // instead: .values((users::email.eq("new@x.org"), users::name.eq("New")))
        .values((users::email.eq("new@x.org"), users::age.eq(20)))
        .execute(connection)
}
