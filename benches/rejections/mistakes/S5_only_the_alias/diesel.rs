//! A column of the table itself where only its alias is in FROM.

use diesel::prelude::*;

use crate::schema::users;

pub fn run(connection: &mut PgConnection) -> QueryResult<Vec<String>> {
    let boss = diesel::alias!(users as boss);
    // instead: let found = boss.filter(boss.field(users::name).eq("Ann"));
    let found = boss.filter(users::name.eq("Ann"));
    found.select(boss.field(users::name)).load(connection)
}
