//! OVER on a function that is neither a window function nor an aggregate.

use relvar::prelude::*;
use relvar_pg::{Pool, Result};

use crate::schema::users;

pub async fn run(db: &Pool) -> Result<Vec<String>> {
    users
        .filter(users::active)
        // instead: .select(lower(users::name))
        .select(lower(users::name).over(window()))
        .fetch_all(db)
        .await
}
