//! A window function without OVER.

use relvar::prelude::*;
use relvar_pg::{Pool, Result};

use crate::schema::users;

pub async fn run(db: &Pool) -> Result<Vec<i64>> {
    users
        .filter(users::active)
        // instead: .select(row_number().over(window().order_by(users::id)))
        .select(row_number())
        .fetch_all(db)
        .await
}
