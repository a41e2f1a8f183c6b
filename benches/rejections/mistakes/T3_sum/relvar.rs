//! `sum` of a text.

use relvar::prelude::*;
use relvar_pg::{Pool, Result};

use crate::schema::users;

pub async fn run(db: &Pool) -> Result<Option<i64>> {
    users
        .filter(users::active)
        // instead: .select(sum(users::id))
        .select(sum(users::name))
        .fetch_one(db)
        .await
}
