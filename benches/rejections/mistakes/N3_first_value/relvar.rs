//! `first_value` over a frame that may be empty, read into a type without NULL.

use relvar::prelude::*;
use relvar_pg::{Pool, Result};

use crate::schema::users;

// instead: pub async fn run(db: &Pool) -> Result<Vec<Option<String>>> {
pub async fn run(db: &Pool) -> Result<Vec<String>> {
    let before = window().order_by(users::id).rows(preceding(1), current_row()).exclude_current_row();
    users.filter(users::active).select(first_value(users::name).over(before)).fetch_all(db).await
}
