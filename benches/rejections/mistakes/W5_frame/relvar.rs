//! A frame that ends before it starts.

use relvar::prelude::*;
use relvar_pg::{Pool, Result};

use crate::schema::users;

pub async fn run(db: &Pool) -> Result<Vec<i64>> {
    // instead: let frame = window().order_by(users::id).rows(preceding(1), current_row());
    let frame = window().order_by(users::id).rows(current_row(), preceding(1));
    users.filter(users::active).select(count(users::id).over(frame)).fetch_all(db).await
}
