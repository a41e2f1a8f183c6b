//! A window function in GROUP BY.

use relvar::prelude::*;
use relvar_pg::{Pool, Result};

use crate::schema::users;

pub async fn run(db: &Pool) -> Result<Vec<i64>> {
    users
        // instead: .group_by(users::karma)
        .group_by(rank().over(window().order_by(users::karma)))
        .select(count_rows())
        .fetch_all(db)
        .await
}
