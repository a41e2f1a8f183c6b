//! A nullable column read into a type without NULL.

use relvar::prelude::*;
use relvar_pg::{Pool, Result};

use crate::schema::users;

// instead: pub async fn run(db: &Pool) -> Result<Vec<(String, Option<i32>)>> {
pub async fn run(db: &Pool) -> Result<Vec<(String, i32)>> {
    users.filter(users::active).select((users::name, users::age)).fetch_all(db).await
}
