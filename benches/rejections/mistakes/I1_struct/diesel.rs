//! A struct to insert that lacks a required column.

use diesel::prelude::*;

use crate::schema::users;

#[derive(Insertable)]
#[diesel(table_name = users, check_for_backend(diesel::pg::Pg))]
pub struct NewUser {
    pub email: String,
    // instead: pub name: String,
    pub age: Option<i32>,
}

pub fn run(connection: &mut PgConnection) -> QueryResult<usize> {
    // instead: let new = NewUser { email: "new@x.org".to_owned(), name: "New".to_owned() };
    let new = NewUser { email: "new@x.org".to_owned(), age: None };
    diesel::insert_into(users::table).values(new).execute(connection)
}
