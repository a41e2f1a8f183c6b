//! A column beside a grouped unique key, which is no primary key.

use diesel::prelude::*;

use crate::schema::users;

pub fn run(connection: &mut PgConnection) -> QueryResult<Vec<(String, String)>> {
    users::table
        // instead: .group_by(users::id)
        .group_by(users::email)
        .select((users::email, users::name))
        .load(connection)
}
