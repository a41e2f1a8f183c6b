//! A text column compared with a column of numbers.

use relvar::prelude::*;
use relvar_pg::{Pool, Result};

use crate::schema::users;

pub async fn run(db: &Pool) -> Result<Vec<String>> {
    users
        // instead: .filter(users::name.eq(users::email))
        .filter(users::name.eq(users::age))
        .select(users::name)
        .fetch_all(db)
        .await
}
