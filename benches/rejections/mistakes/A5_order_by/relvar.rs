//! A column that is neither grouped nor aggregated, in ORDER BY.

use relvar::prelude::*;
use relvar_pg::{Pool, Result};

use crate::schema::users;

pub async fn run(db: &Pool) -> Result<Vec<Option<i32>>> {
    users
        .group_by(users::team_id)
        // instead: .order_by(max(users::karma))
        .order_by(users::karma)
        .select(users::team_id)
        .fetch_all(db)
        .await
}
