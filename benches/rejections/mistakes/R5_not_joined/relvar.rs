//! A struct with an embedded struct of a table that is not in FROM.

use relvar::prelude::*;
use relvar_pg::{Pool, Result};

use crate::schema::{teams, users};

#[derive(Debug, relvar::Row)]
pub struct Team {
    pub title: String,
}

#[derive(Debug, relvar::Row)]
pub struct Person {
    pub name: String,
    #[row(flatten)]
    pub team: Team,
}

pub async fn run(db: &Pool) -> Result<Vec<Person>> {
    // instead: users.inner_join(teams).select_as::<Person>().fetch_all(db).await
    users.filter(users::active).select_as::<Person>().fetch_all(db).await
}
