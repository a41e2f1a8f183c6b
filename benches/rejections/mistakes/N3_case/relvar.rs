//! CASE without ELSE read into a type without NULL.

use relvar::prelude::*;
use relvar_pg::{Pool, Result};

use crate::schema::users;

// instead: pub async fn run(db: &Pool) -> Result<Vec<Option<String>>> {
pub async fn run(db: &Pool) -> Result<Vec<String>> {
    let name = case(users::age.gt(18), users::name).end();
    users.filter(users::active).select(name).fetch_all(db).await
}
