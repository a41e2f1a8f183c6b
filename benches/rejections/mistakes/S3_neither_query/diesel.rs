//! A correlated subquery that uses a table of neither query.

use diesel::dsl::exists;
use diesel::prelude::*;

use crate::schema::{comments, posts, users};

pub fn run(connection: &mut PgConnection) -> QueryResult<Vec<String>> {
    // instead: let written = posts::table.filter(posts::user_id.eq(users::id));
    let written = posts::table.filter(posts::user_id.nullable().eq(comments::user_id));
    users::table.filter(exists(written)).select(users::name).load(connection)
}
