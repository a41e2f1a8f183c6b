//! ON CONFLICT with a column that is no key.

use diesel::prelude::*;

use crate::schema::users;

pub fn run(connection: &mut PgConnection) -> QueryResult<usize> {
    diesel::insert_into(users::table)
        .values((users::email.eq("ann@x.org"), users::name.eq("Ann")))
        // instead: .on_conflict(users::email)
        .on_conflict(users::name)
        .do_nothing()
        .execute(connection)
}
