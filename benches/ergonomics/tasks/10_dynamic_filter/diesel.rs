//! The keys of the users whose name holds a text, who have an age or more, who are active or not: as far as asked for.

use diesel::prelude::*;

use crate::schema::users;

pub fn run(
    db: &mut PgConnection,
    part: Option<&str>,
    at_least: Option<i32>,
    state: Option<bool>,
) -> QueryResult<Vec<i32>> {
    let mut query = users::table.select(users::id).order(users::id).into_boxed();
    if let Some(part) = part {
        query = query.filter(users::name.like(format!("%{part}%")));
    }
    if let Some(at_least) = at_least {
        query = query.filter(users::age.ge(at_least));
    }
    if let Some(state) = state {
        query = query.filter(users::active.eq(state));
    }
    query.load(db)
}
