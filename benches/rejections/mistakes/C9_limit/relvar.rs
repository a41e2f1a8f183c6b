//! A negative LIMIT.

use relvar::prelude::*;
use relvar_pg::{Pool, Result};

use crate::schema::users;

pub async fn run(db: &Pool) -> Result<Vec<String>> {
    users
        .order_by(users::id)
        // instead: .limit(1)
        .limit(-1)
        .select(users::name)
        .fetch_all(db)
        .await
}
