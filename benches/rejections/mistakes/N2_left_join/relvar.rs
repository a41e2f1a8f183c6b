//! A column of a LEFT JOIN's right side read as if it were always there.

use relvar::prelude::*;
use relvar_pg::{Pool, Result};

use crate::schema::{posts, users};

// instead: pub async fn run(db: &Pool) -> Result<Vec<(String, Option<String>)>> {
pub async fn run(db: &Pool) -> Result<Vec<(String, String)>> {
    users.left_join(posts).select((users::name, posts::title)).fetch_all(db).await
}
