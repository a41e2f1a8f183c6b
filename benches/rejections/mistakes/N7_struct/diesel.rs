//! A struct of a LEFT JOIN's right side read as if it were always there.

use diesel::prelude::*;

use crate::schema::{teams, users};

#[derive(Debug, Queryable, Selectable)]
#[diesel(table_name = teams, check_for_backend(diesel::pg::Pg))]
pub struct Team {
    pub title: String,
}

// instead: pub fn run(connection: &mut PgConnection) -> QueryResult<Vec<(String, Option<Team>)>> {
pub fn run(connection: &mut PgConnection) -> QueryResult<Vec<(String, Team)>> {
    // instead: let row = (users::name, Option::<Team>::as_select());
    let row = (users::name, Team::as_select());
    users::table.left_join(teams::table).select(row).load(connection)
}
