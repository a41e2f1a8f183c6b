//! A window function inside an aggregate.

use relvar::prelude::*;
use relvar_pg::{Pool, Result};

use crate::schema::users;

pub async fn run(db: &Pool) -> Result<Option<i64>> {
    users
        .filter(users::active)
        // instead: .select(max(users::karma))
        .select(max(rank().over(window().order_by(users::karma))))
        .fetch_one(db)
        .await
}
