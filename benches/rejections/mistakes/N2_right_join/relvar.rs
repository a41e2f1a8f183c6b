//! A column of a RIGHT JOIN's left side read as if it were always there.

use relvar::prelude::*;
use relvar_pg::{Pool, Result};

use crate::schema::{posts, users};

// instead: pub async fn run(db: &Pool) -> Result<Vec<(Option<String>, String)>> {
pub async fn run(db: &Pool) -> Result<Vec<(String, String)>> {
    posts.right_join(users).select((posts::title, users::name)).fetch_all(db).await
}
