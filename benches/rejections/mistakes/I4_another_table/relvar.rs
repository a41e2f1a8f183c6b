//! A column of another table in an INSERT.

use relvar::prelude::*;
use relvar_pg::{Pool, Result};

use crate::schema::{posts, tags};

pub async fn run(db: &Pool) -> Result<u64> {
    tags
        // instead: .insert((tags::name.set("new"), tags::uses.set(1)))
        .insert((tags::name.set("new"), posts::id.set(1)))
        .execute(db)
        .await
}
