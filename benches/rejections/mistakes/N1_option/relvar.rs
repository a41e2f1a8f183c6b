//! A column compared by `=` with a value that may be NULL.

use relvar::prelude::*;
use relvar_pg::{Pool, Result};

use crate::schema::users;

pub async fn run(db: &Pool) -> Result<Vec<String>> {
    let wanted: Option<i32> = "unknown".parse().ok();
    users
        // instead: .filter(users::age.is_not_distinct_from(wanted))
        .filter(users::age.eq(wanted))
        .select(users::name)
        .fetch_all(db)
        .await
}
