//! Who wrote at least so many posts, and how often the best was seen.

use diesel::dsl::{count, max};
use diesel::prelude::*;

use crate::schema::{posts, users};

#[derive(Queryable)]
pub struct Writer {
    pub name: String,
    pub post_count: i64,
    pub most_views: Option<i64>,
}

pub fn run(db: &mut PgConnection, at_least: i64) -> QueryResult<Vec<Writer>> {
    users::table
        .inner_join(posts::table)
        .group_by(users::id)
        .having(count(posts::id).ge(at_least))
        .order((count(posts::id).desc(), users::id))
        .select((users::name, count(posts::id), max(posts::views)))
        .load(db)
}
