//! A subquery of two columns as a value.

use diesel::prelude::*;

use crate::schema::{posts, users};

pub fn run(connection: &mut PgConnection) -> QueryResult<Vec<String>> {
    // instead: let author = posts::table.find(1).select(posts::user_id);
    let author = posts::table.find(1).select((posts::user_id, posts::title));
    let found = users::table.filter(users::id.nullable().eq(author.single_value()));
    found.select(users::name).load(connection)
}
