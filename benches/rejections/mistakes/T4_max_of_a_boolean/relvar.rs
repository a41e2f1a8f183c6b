//! `max` of a boolean.

use relvar::prelude::*;
use relvar_pg::{Pool, Result};

use crate::schema::users;

pub async fn run(db: &Pool) -> Result<Vec<Option<i32>>> {
    users
        .group_by(users::team_id)
        // instead: .having(max(users::karma).gt(5))
        .having(max(users::active).eq(true))
        .select(users::team_id)
        .fetch_all(db)
        .await
}
