//! The posts after one, the most seen first.

use diesel::prelude::*;

use crate::schema::posts;

#[derive(Queryable, Selectable)]
#[diesel(table_name = posts)]
pub struct Listed {
    pub id: i32,
    pub title: String,
    pub views: i64,
}

pub fn run(db: &mut PgConnection, seen: i64, key: i32, limit: i64) -> QueryResult<Vec<Listed>> {
    posts::table
        .filter(posts::views.lt(seen).or(posts::views.eq(seen).and(posts::id.lt(key))))
        .order((posts::views.desc(), posts::id.desc()))
        .limit(limit)
        .select(Listed::as_select())
        .load(db)
}
