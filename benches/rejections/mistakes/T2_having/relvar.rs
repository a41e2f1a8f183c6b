//! A HAVING condition that is not boolean.

use relvar::prelude::*;
use relvar_pg::{Pool, Result};

use crate::schema::users;

pub async fn run(db: &Pool) -> Result<Vec<Option<i32>>> {
    users
        .group_by(users::team_id)
        // instead: .having(count(users::id).gt(1))
        .having(count(users::id))
        .select(users::team_id)
        .fetch_all(db)
        .await
}
