//! A subquery's aggregate of the outer query's columns alone, in WHERE.

use diesel::dsl::max;
use diesel::prelude::*;

use crate::schema::{posts, users};

pub fn run(connection: &mut PgConnection) -> QueryResult<Vec<String>> {
    // instead: let author = posts::table.select(max(posts::user_id));
    let author = posts::table.select(max(users::id));
    let found = users::table.filter(users::id.nullable().eq(author.single_value()));
    found.select(users::name).load(connection)
}
