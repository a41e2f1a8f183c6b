//! A fragment of SQL with a column of a table that is not in FROM.

use relvar::prelude::*;
use relvar_pg::{Pool, Result};

use crate::schema::{posts, users};

pub async fn run(db: &Pool) -> Result<Vec<String>> {
    users
        // instead: .filter(relvar::sql!(Bool, "length({}) > 1", users::name))
        .filter(relvar::sql!(Bool, "length({}) > 1", posts::title))
        .select(users::name)
        .fetch_all(db)
        .await
}
