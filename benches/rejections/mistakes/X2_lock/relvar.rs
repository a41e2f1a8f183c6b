//! A row lock outside of a transaction, which is gone at once.

use relvar::prelude::*;
use relvar_pg::{Pool, Result};

use crate::schema::posts;

pub async fn run(db: &Pool) -> Result<Option<String>> {
    // instead: posts.find(1).select(posts::title).fetch_optional(db).await
    posts.find(1).select(posts::title).for_update().fetch_optional(db).await
}
