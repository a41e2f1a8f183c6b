//! A window function in SET.

use relvar::prelude::*;
use relvar_pg::{Pool, Result};

use crate::schema::users;

pub async fn run(db: &Pool) -> Result<u64> {
    users
        // instead: .update(users::karma.set(1))
        .update(users::karma.set(row_number().over(window().order_by(users::id))))
        .filter(users::active)
        .execute(db)
        .await
}
