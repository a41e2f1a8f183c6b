//! A column of an alias that is not in FROM.

use diesel::prelude::*;

use crate::schema::users;

pub fn run(connection: &mut PgConnection) -> QueryResult<Vec<String>> {
    let boss = diesel::alias!(users as boss);
    users::table
        // instead: .filter(users::name.eq("Ann"))
        .filter(boss.field(users::name).eq("Ann"))
        .select(users::name)
        .load(connection)
}
