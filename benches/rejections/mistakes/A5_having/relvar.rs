//! A column that is neither grouped nor aggregated, in HAVING.

use relvar::prelude::*;
use relvar_pg::{Pool, Result};

use crate::schema::users;

pub async fn run(db: &Pool) -> Result<Vec<Option<i32>>> {
    users
        .group_by(users::team_id)
        // instead: .having(max(users::karma).gt(3))
        .having(users::karma.gt(3))
        .select(users::team_id)
        .fetch_all(db)
        .await
}
