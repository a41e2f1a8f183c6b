//! A column beside an aggregate without GROUP BY.

use relvar::prelude::*;
use relvar_pg::{Pool, Result};

use crate::schema::users;

pub async fn run(db: &Pool) -> Result<Vec<(String, i64)>> {
    users
        .filter(users::active)
        // instead: .group_by(users::name).select((users::name, count(users::id)))
        .select((users::name, count(users::id)))
        .fetch_all(db)
        .await
}
