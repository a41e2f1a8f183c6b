//! A generated column in SET.

use relvar::prelude::*;
use relvar_pg::{Pool, Result};

use crate::schema::posts;

pub async fn run(db: &Pool) -> Result<u64> {
    posts
        // instead: .update(posts::title.set("Hello"))
        .update(posts::title_key.set("hello"))
        .filter(posts::id.eq(1))
        .execute(db)
        .await
}
