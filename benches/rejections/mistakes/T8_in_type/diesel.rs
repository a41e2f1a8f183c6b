//! IN with a subquery of another type.

use diesel::prelude::*;

use crate::schema::{posts, users};

pub fn run(connection: &mut PgConnection) -> QueryResult<Vec<String>> {
    // instead: let authors = posts::table.select(posts::user_id);
    let authors = posts::table.select(posts::title);
    users::table.filter(users::id.eq_any(authors)).select(users::name).load(connection)
}
