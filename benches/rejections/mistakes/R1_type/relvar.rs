//! A struct with a field of another type than the column.

use relvar::prelude::*;
use relvar_pg::{Pool, Result};

use crate::schema::users;

#[derive(Debug, relvar::Row)]
pub struct Person {
    pub name: String,
    // instead: pub karma: i64,
    pub karma: String,
}

pub async fn run(db: &Pool) -> Result<Vec<Person>> {
    users.filter(users::active).select_as::<Person>().fetch_all(db).await
}
