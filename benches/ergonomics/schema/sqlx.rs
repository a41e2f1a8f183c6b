//! What a program with sqlx says of the tables: a row of one. The macros ask the database for the rest.

pub struct User {
    pub id: i32,
    pub email: String,
    pub name: String,
    pub age: Option<i32>,
    pub active: bool,
}
