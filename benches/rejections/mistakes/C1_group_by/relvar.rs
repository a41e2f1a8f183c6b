//! GROUP BY given twice.

use relvar::prelude::*;
use relvar_pg::{Pool, Result};

use crate::schema::users;

pub async fn run(db: &Pool) -> Result<Vec<i64>> {
    users
        .group_by(users::id)
        // instead:
        .group_by(users::team_id)
        .select(count_rows())
        .fetch_all(db)
        .await
}
