//! A subquery as a value, which may find no row, read into a type without NULL.

use relvar::prelude::*;
use relvar_pg::{Pool, Result};

use crate::schema::{posts, users};

// instead: pub async fn run(db: &Pool) -> Result<Vec<Option<String>>> {
pub async fn run(db: &Pool) -> Result<Vec<String>> {
    let title = posts.find(9).select(posts::title);
    users.filter(users::active).select(scalar(title)).fetch_all(db).await
}
