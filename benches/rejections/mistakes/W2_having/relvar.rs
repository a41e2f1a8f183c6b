//! A window function in HAVING.

use relvar::prelude::*;
use relvar_pg::{Pool, Result};

use crate::schema::users;

pub async fn run(db: &Pool) -> Result<Vec<Option<i32>>> {
    users
        .group_by(users::team_id)
        // instead: .having(count_rows().eq(1))
        .having(row_number().over(window().order_by(users::team_id)).eq(1))
        .select(users::team_id)
        .fetch_all(db)
        .await
}
