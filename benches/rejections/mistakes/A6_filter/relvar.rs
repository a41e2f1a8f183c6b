//! FILTER on a function that is no aggregate.

use relvar::prelude::*;
use relvar_pg::{Pool, Result};

use crate::schema::users;

pub async fn run(db: &Pool) -> Result<Vec<String>> {
    users
        .group_by(users::name)
        // instead: .select(lower(users::name))
        .select(lower(users::name).filter(users::active))
        .fetch_all(db)
        .await
}
