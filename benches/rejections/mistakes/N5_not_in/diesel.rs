//! NOT IN with a subquery that may give a NULL, and then finds nothing.

use diesel::prelude::*;

use crate::schema::{teams, users};

pub fn run(connection: &mut PgConnection) -> QueryResult<Vec<String>> {
    // instead: let taken = users::table.filter(users::team_id.is_not_null()).select(users::team_id);
    let taken = users::table.filter(users::active).select(users::team_id);
    teams::table.filter(teams::id.nullable().ne_all(taken)).select(teams::title).load(connection)
}
