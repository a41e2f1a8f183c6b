//! A text compared with any of some numbers.

use diesel::prelude::*;

use crate::schema::users;

pub fn run(connection: &mut PgConnection) -> QueryResult<Vec<String>> {
    users::table
        // instead: .filter(users::name.eq_any(vec!["Ann", "Bob"]))
        .filter(users::name.eq_any(vec![1, 2]))
        .select(users::name)
        .load(connection)
}
