//! Every user with each of their posts, or with none.

use diesel::prelude::*;

use crate::schema::{posts, users};

#[derive(Queryable)]
pub struct Line {
    pub name: String,
    pub title: Option<String>,
    pub views: Option<i64>,
}

pub fn run(db: &mut PgConnection) -> QueryResult<Vec<Line>> {
    users::table
        .left_join(posts::table)
        .order((users::id, posts::id))
        .select((users::name, posts::title.nullable(), posts::views.nullable()))
        .load(db)
}
