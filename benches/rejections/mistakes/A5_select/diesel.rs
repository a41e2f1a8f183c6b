//! A column that is neither grouped nor aggregated, in the select list.

use diesel::prelude::*;

use crate::schema::users;

pub fn run(connection: &mut PgConnection) -> QueryResult<Vec<(Option<i32>, String)>> {
    users::table
        // instead: .group_by((users::team_id, users::name))
        .group_by(users::team_id)
        .select((users::team_id, users::name))
        .load(connection)
}
