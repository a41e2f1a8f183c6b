//! A window function in WHERE.

use relvar::prelude::*;
use relvar_pg::{Pool, Result};

use crate::schema::users;

pub async fn run(db: &Pool) -> Result<Vec<String>> {
    users
        // instead: .filter(users::karma.eq(1))
        .filter(row_number().over(window().order_by(users::id)).eq(1))
        .select(users::name)
        .fetch_all(db)
        .await
}
