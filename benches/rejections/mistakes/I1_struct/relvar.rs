//! A struct to insert that lacks a required column.

use relvar::prelude::*;
use relvar_pg::{Pool, Result};

use crate::schema::users;

#[derive(relvar::Insert)]
#[insert(table = users)]
pub struct NewUser {
    pub email: String,
    // instead: pub name: String,
    pub age: Option<i32>,
}

pub async fn run(db: &Pool) -> Result<u64> {
    // instead: let new = NewUser { email: "new@x.org".to_owned(), name: "New".to_owned() };
    let new = NewUser { email: "new@x.org".to_owned(), age: None };
    users.insert(new).execute(db).await
}
