//! A column of a table that is not in FROM, in ORDER BY.

use relvar::prelude::*;
use relvar_pg::{Pool, Result};

use crate::schema::{posts, users};

pub async fn run(db: &Pool) -> Result<Vec<String>> {
    users
        .filter(users::active)
        // instead: .order_by(users::name)
        .order_by(posts::title)
        .select(users::name)
        .fetch_all(db)
        .await
}
