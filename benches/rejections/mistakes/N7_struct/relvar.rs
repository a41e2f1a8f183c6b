//! A struct of a LEFT JOIN's right side read as if it were always there.

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
    // instead: pub team: Option<Team>,
    pub team: Team,
}

pub async fn run(db: &Pool) -> Result<Vec<Person>> {
    users.left_join(teams).select_as::<Person>().fetch_all(db).await
}
