//! A struct with a field that is no column.

use diesel::prelude::*;

use crate::schema::users;

#[derive(Debug, Queryable, Selectable)]
#[diesel(table_name = users, check_for_backend(diesel::pg::Pg))]
pub struct Person {
    // instead: pub name: String,
    pub nmae: String,
    pub karma: i64,
}

pub fn run(connection: &mut PgConnection) -> QueryResult<Vec<Person>> {
    users::table.filter(users::active).select(Person::as_select()).load(connection)
}
