//! A column that is neither grouped nor aggregated, in the select list.

use relvar::prelude::*;
use relvar_pg::{Pool, Result};

use crate::schema::users;

pub async fn run(db: &Pool) -> Result<Vec<(Option<i32>, String)>> {
    users
        // instead: .group_by((users::team_id, users::name))
        .group_by(users::team_id)
        .select((users::team_id, users::name))
        .fetch_all(db)
        .await
}
