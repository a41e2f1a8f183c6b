//! A user by the key, where there is one.

use diesel::prelude::*;

use crate::schema::{User, users};

pub fn run(db: &mut PgConnection, key: i32) -> QueryResult<Option<User>> {
    users::table.find(key).select(User::as_select()).first(db).optional()
}
