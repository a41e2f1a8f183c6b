//! A struct with a field of another type than the column.

use diesel::prelude::*;

use crate::schema::users;

#[derive(Debug, Queryable, Selectable)]
#[diesel(table_name = users, check_for_backend(diesel::pg::Pg))]
pub struct Person {
    pub name: String,
    // instead: pub karma: i64,
    pub karma: String,
}

pub fn run(connection: &mut PgConnection) -> QueryResult<Vec<Person>> {
    users::table.filter(users::active).select(Person::as_select()).load(connection)
}
