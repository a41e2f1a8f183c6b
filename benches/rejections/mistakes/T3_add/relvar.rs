//! A number added to a text.

use relvar::prelude::*;
use relvar_pg::{Pool, Result};

use crate::schema::users;

pub async fn run(db: &Pool) -> Result<Vec<i64>> {
    users
        .filter(users::active)
        // instead: .select(users::karma.add(1))
        .select(users::name.add(1))
        .fetch_all(db)
        .await
}
