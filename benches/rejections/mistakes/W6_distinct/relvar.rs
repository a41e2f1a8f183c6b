//! DISTINCT in a window function.

use relvar::prelude::*;
use relvar_pg::{Pool, Result};

use crate::schema::users;

pub async fn run(db: &Pool) -> Result<Vec<i64>> {
    users
        .filter(users::active)
        // instead: .select(count(users::team_id).over(window()))
        .select(count_distinct(users::team_id).over(window()))
        .fetch_all(db)
        .await
}
