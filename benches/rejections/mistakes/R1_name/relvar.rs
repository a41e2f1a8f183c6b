//! A struct with a field that is no column.

use relvar::prelude::*;
use relvar_pg::{Pool, Result};

use crate::schema::users;

#[derive(Debug, relvar::Row)]
pub struct Person {
    // instead: pub name: String,
    pub nmae: String,
    pub karma: i64,
}

pub async fn run(db: &Pool) -> Result<Vec<Person>> {
    users.filter(users::active).select_as::<Person>().fetch_all(db).await
}
