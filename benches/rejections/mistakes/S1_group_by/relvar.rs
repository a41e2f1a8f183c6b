//! A column of a table that is not in FROM, in GROUP BY.

use relvar::prelude::*;
use relvar_pg::{Pool, Result};

use crate::schema::{posts, users};

pub async fn run(db: &Pool) -> Result<Vec<i64>> {
    users
        // instead: .group_by(users::name)
        .group_by(posts::title)
        .select(count_rows())
        .fetch_all(db)
        .await
}
