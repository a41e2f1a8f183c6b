//! A named window that the query does not define.

use relvar::prelude::*;
use relvar_pg::{Pool, Result};

use crate::schema::users;

pub async fn run(db: &Pool) -> Result<Vec<i64>> {
    let by_karma = window().order_by(users::karma).named::<'w'>();
    // instead: users.window(by_karma).select(rank().over(by_karma)).fetch_all(db).await
    users.filter(users::active).select(rank().over(by_karma)).fetch_all(db).await
}
