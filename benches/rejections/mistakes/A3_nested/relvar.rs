//! An aggregate inside an aggregate.

use relvar::prelude::*;
use relvar_pg::{Pool, Result};

use crate::schema::users;

pub async fn run(db: &Pool) -> Result<Option<i64>> {
    users
        .filter(users::active)
        // instead: .select(max(users::karma))
        .select(max(max(users::karma)))
        .fetch_one(db)
        .await
}
