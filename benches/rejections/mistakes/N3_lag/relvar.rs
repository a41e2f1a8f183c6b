//! `lag`, which the first row has none of, read into a type without NULL.

use relvar::prelude::*;
use relvar_pg::{Pool, Result};

use crate::schema::users;

// instead: pub async fn run(db: &Pool) -> Result<Vec<Option<i32>>> {
pub async fn run(db: &Pool) -> Result<Vec<i32>> {
    users.filter(users::active).select(lag(users::id).over(window().order_by(users::id))).fetch_all(db).await
}
