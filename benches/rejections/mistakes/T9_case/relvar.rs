//! CASE branches of different types.

use relvar::prelude::*;
use relvar_pg::{Pool, Result};

use crate::schema::users;

pub async fn run(db: &Pool) -> Result<Vec<String>> {
    users
        .filter(users::active)
        // instead: .select(case(users::active, users::name).otherwise(users::email))
        .select(case(users::active, users::name).otherwise(users::karma))
        .fetch_all(db)
        .await
}
