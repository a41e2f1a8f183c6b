//! FOR UPDATE of the side of a LEFT JOIN that may be absent.

use diesel::prelude::*;

use crate::schema::{teams, users};

pub fn run(connection: &mut PgConnection) -> QueryResult<Vec<(String, Option<String>)>> {
    users::table
        .left_join(teams::table)
        .select((users::name, teams::title.nullable()))
        // instead:
        .for_update()
        .load(connection)
}
