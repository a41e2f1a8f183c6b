//! A struct with an embedded struct of a table that is not in FROM.

use diesel::prelude::*;

use crate::schema::{teams, users};

#[derive(Debug, Queryable, Selectable)]
#[diesel(table_name = teams, check_for_backend(diesel::pg::Pg))]
pub struct Team {
    pub title: String,
}

#[derive(Debug, Queryable, Selectable)]
#[diesel(table_name = users, check_for_backend(diesel::pg::Pg))]
pub struct Person {
    pub name: String,
    #[diesel(embed)]
    pub team: Team,
}

pub fn run(connection: &mut PgConnection) -> QueryResult<Vec<Person>> {
    // instead: users::table.inner_join(teams::table).select(Person::as_select()).load(connection)
    users::table.filter(users::active).select(Person::as_select()).load(connection)
}
