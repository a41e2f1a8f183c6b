//! A function with an argument of another type.

use relvar::prelude::*;
use relvar_pg::{Pool, Result};

use crate::schema::users;

pub async fn run(db: &Pool) -> Result<Vec<String>> {
    users
        .filter(users::active)
        // instead: .select(lower(users::name))
        .select(lower(users::id))
        .fetch_all(db)
        .await
}
