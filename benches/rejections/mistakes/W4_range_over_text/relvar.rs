//! A RANGE frame with an offset over a text.

use relvar::prelude::*;
use relvar_pg::{Pool, Result};

use crate::schema::users;

pub async fn run(db: &Pool) -> Result<Vec<i64>> {
    // instead: let near = window().order_by(users::karma).range(preceding(1), current_row());
    let near = window().order_by(users::name).range(preceding(1), current_row());
    users.filter(users::active).select(count(users::id).over(near)).fetch_all(db).await
}
