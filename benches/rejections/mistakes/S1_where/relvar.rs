//! A column of a table that is not in FROM, in WHERE.

use relvar::prelude::*;
use relvar_pg::{Pool, Result};

use crate::schema::{posts, users};

pub async fn run(db: &Pool) -> Result<Vec<String>> {
    users
        // instead: .filter(users::name.eq("Ann"))
        .filter(posts::title.eq("First"))
        .select(users::name)
        .fetch_all(db)
        .await
}
