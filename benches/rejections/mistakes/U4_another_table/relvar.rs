//! A column of another table in SET.

use relvar::prelude::*;
use relvar_pg::{Pool, Result};

use crate::schema::{posts, users};

pub async fn run(db: &Pool) -> Result<u64> {
    users
        // instead: .update(users::name.set("Bo"))
        .update(posts::title.set("Bo"))
        .filter(users::id.eq(1))
        .execute(db)
        .await
}
