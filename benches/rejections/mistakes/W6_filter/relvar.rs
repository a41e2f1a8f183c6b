//! FILTER on a window function that is no aggregate.

use relvar::prelude::*;
use relvar_pg::{Pool, Result};

use crate::schema::users;

pub async fn run(db: &Pool) -> Result<Vec<i64>> {
    let by_karma = window().order_by(users::karma);
    // instead: let place = rank().over(by_karma);
    let place = rank().filter(users::active).over(by_karma);
    users.filter(users::id.gt(1)).select(place).fetch_all(db).await
}
