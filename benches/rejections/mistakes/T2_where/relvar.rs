//! A WHERE condition that is not boolean.

use relvar::prelude::*;
use relvar_pg::{Pool, Result};

use crate::schema::users;

pub async fn run(db: &Pool) -> Result<Vec<String>> {
    users
        // instead: .filter(users::active)
        .filter(users::age)
        .select(users::name)
        .fetch_all(db)
        .await
}
