//! A tuple of another length than the select list.

use relvar::prelude::*;
use relvar_pg::{Pool, Result};

use crate::schema::users;

// instead: pub async fn run(db: &Pool) -> Result<Vec<(i32, String)>> {
pub async fn run(db: &Pool) -> Result<Vec<(i32, String, i64)>> {
    users.filter(users::active).select((users::id, users::name)).fetch_all(db).await
}
