//! An INSERT from a query without a required column.

use relvar::prelude::*;
use relvar_pg::{Pool, Result};

use crate::schema::{teams, users};

pub async fn run(db: &Pool) -> Result<u64> {
    // instead: users.insert_from((users::name, users::email), teams.select((teams::title, teams::title))).execute(db).await
    users.insert_from(users::name, teams.select(teams::title)).execute(db).await
}
