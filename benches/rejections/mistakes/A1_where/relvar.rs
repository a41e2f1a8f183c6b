//! An aggregate in WHERE.

use relvar::prelude::*;
use relvar_pg::{Pool, Result};

use crate::schema::users;

pub async fn run(db: &Pool) -> Result<Vec<String>> {
    users
        // instead: .filter(users::karma.gt(3))
        .filter(max(users::karma).gt(3))
        .select(users::name)
        .fetch_all(db)
        .await
}
