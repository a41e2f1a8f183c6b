//! Two different enums compared.

use relvar::prelude::*;
use relvar_pg::{Pool, Result};

use crate::schema::{comments, posts};

pub async fn run(db: &Pool) -> Result<Vec<String>> {
    comments
        .inner_join(posts)
        // instead: .filter(posts::title.eq(comments::text))
        .filter(posts::status.eq(comments::tone))
        .select(posts::title)
        .fetch_all(db)
        .await
}
