//! A table that is joined to itself without an alias.

use diesel::prelude::*;

use crate::schema::users;

pub fn run(connection: &mut PgConnection) -> QueryResult<Vec<String>> {
    // instead: let boss = diesel::alias!(users as boss);
    // instead: let pairs = users::table.inner_join(boss.on(boss.field(users::id).nullable().eq(users::team_id)));
    let pairs = users::table.inner_join(users::table.on(users::id.nullable().eq(users::team_id)));
    pairs.select(users::name).load(connection)
}
