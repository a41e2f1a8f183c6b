//! A RANGE frame with an offset over two ORDER BY expressions.

use relvar::prelude::*;
use relvar_pg::{Pool, Result};

use crate::schema::users;

pub async fn run(db: &Pool) -> Result<Vec<i64>> {
    // instead: let order = users::karma;
    let order = (users::karma, users::id);
    let near = window().order_by(order).range(preceding(1), current_row());
    users.filter(users::active).select(count(users::id).over(near)).fetch_all(db).await
}
