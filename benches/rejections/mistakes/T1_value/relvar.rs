//! A text column compared with a number.

use relvar::prelude::*;
use relvar_pg::{Pool, Result};

use crate::schema::users;

pub async fn run(db: &Pool) -> Result<Vec<String>> {
    users
        // instead: .filter(users::name.eq("1"))
        .filter(users::name.eq(1))
        .select(users::name)
        .fetch_all(db)
        .await
}
