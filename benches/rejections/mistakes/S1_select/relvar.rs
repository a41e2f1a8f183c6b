//! A column of a table that is not in FROM, in the select list.

use relvar::prelude::*;
use relvar_pg::{Pool, Result};

use crate::schema::{posts, users};

pub async fn run(db: &Pool) -> Result<Vec<(String, String)>> {
    users
        .filter(users::active)
        // instead: .select((users::name, users::email))
        .select((users::name, posts::title))
        .fetch_all(db)
        .await
}
