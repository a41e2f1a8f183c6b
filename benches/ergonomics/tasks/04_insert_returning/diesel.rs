//! Adds a user and gives the key.

use diesel::prelude::*;

use crate::schema::users;

pub fn run(db: &mut PgConnection, address: &str, called: &str, years: Option<i32>) -> QueryResult<i32> {
    diesel::insert_into(users::table)
        .values((users::email.eq(address), users::name.eq(called), users::age.eq(years)))
        .returning(users::id)
        .get_result(db)
}
