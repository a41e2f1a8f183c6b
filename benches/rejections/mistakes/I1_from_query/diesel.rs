//! An INSERT from a query without a required column.

use diesel::prelude::*;

use crate::schema::{teams, users};

pub fn run(connection: &mut PgConnection) -> QueryResult<usize> {
    // instead: let titles = teams::table.select((teams::title, teams::title)).insert_into(users::table);
    let titles = teams::table.select(teams::title).insert_into(users::table);
    // instead: titles.into_columns((users::name, users::email)).execute(connection)
    titles.into_columns(users::name).execute(connection)
}
