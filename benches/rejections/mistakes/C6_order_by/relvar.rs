//! DISTINCT ON with an ORDER BY that begins with something else.

use relvar::prelude::*;
use relvar_pg::{Pool, Result};

use crate::schema::posts;

pub async fn run(db: &Pool) -> Result<Vec<String>> {
    posts
        .query()
        .distinct_on(posts::user_id)
        // instead: .order_by((posts::user_id, posts::views))
        .order_by((posts::views, posts::user_id))
        .select(posts::title)
        .fetch_all(db)
        .await
}
