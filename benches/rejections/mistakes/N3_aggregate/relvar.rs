//! `max` over rows that may be none, read into a type without NULL.

use relvar::prelude::*;
use relvar_pg::{Pool, Result};

use crate::schema::users;

// instead: pub async fn run(db: &Pool) -> Result<Option<i64>> {
pub async fn run(db: &Pool) -> Result<i64> {
    users.filter(users::id.gt(9)).select(max(users::karma)).fetch_one(db).await
}
