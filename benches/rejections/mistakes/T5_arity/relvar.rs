//! A function with an argument too many.

use relvar::prelude::*;
use relvar_pg::{Pool, Result};

use crate::schema::users;

pub async fn run(db: &Pool) -> Result<Vec<String>> {
    users
        .filter(users::active)
        // instead: .select(lower(users::name))
        .select(lower(users::name, 1))
        .fetch_all(db)
        .await
}
