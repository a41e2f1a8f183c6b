//! The first active users of an age and above, by name.

use diesel::prelude::*;

use crate::schema::users;

#[derive(Queryable, Selectable)]
#[diesel(table_name = users)]
pub struct Adult {
    pub id: i32,
    pub name: String,
    pub age: Option<i32>,
}

pub fn run(db: &mut PgConnection, at_least: i32, limit: i64) -> QueryResult<Vec<Adult>> {
    users::table
        .filter(users::active.and(users::age.ge(at_least)))
        .order((users::name, users::id))
        .limit(limit)
        .select(Adult::as_select())
        .load(db)
}
