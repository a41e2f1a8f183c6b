//! A column under ROLLUP read into a type without NULL.

use relvar::prelude::*;
use relvar_pg::{Pool, Result};

use crate::schema::users;

// instead: pub async fn run(db: &Pool) -> Result<Vec<(Option<String>, i64)>> {
pub async fn run(db: &Pool) -> Result<Vec<(String, i64)>> {
    users.group_by(rollup(users::name)).select((users::name, count_rows())).fetch_all(db).await
}
