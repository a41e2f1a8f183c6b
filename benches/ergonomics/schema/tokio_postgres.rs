//! What tokio-postgres knows of the tables: nothing. A row of one as the program has it.

pub struct User {
    pub id: i32,
    pub email: String,
    pub name: String,
    pub age: Option<i32>,
    pub active: bool,
}
