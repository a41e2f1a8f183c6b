//! A window function inside a window function.

use relvar::prelude::*;
use relvar_pg::{Pool, Result};

use crate::schema::users;

pub async fn run(db: &Pool) -> Result<Vec<Option<i64>>> {
    users
        .filter(users::active)
        // instead: .select(lag(users::karma).over(window().order_by(users::id)))
        .select(lag(rank().over(window().order_by(users::karma))).over(window().order_by(users::id)))
        .fetch_all(db)
        .await
}
