//! An expression with a value, grouped and selected: for the server two different parameters.

use relvar::prelude::*;
use relvar_pg::{Pool, Result};

use crate::schema::users;

pub async fn run(db: &Pool) -> Result<Vec<i64>> {
    users
        // instead: .group_by(users::karma)
        .group_by(users::karma.add(1))
        .select(users::karma.add(1))
        .fetch_all(db)
        .await
}
