//! A fragment of SQL of type integer as a condition.

use relvar::prelude::*;
use relvar_pg::{Pool, Result};

use crate::schema::users;

pub async fn run(db: &Pool) -> Result<Vec<String>> {
    users
        // instead: .filter(relvar::sql!(Int4, "length({})", users::name).gt(1))
        .filter(relvar::sql!(Int4, "length({})", users::name))
        .select(users::name)
        .fetch_all(db)
        .await
}
