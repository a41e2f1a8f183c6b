//! An ON clause that names a table which is joined only later.

use relvar::prelude::*;
use relvar_pg::{Pool, Result};

use crate::schema::{comments, posts, users};

pub async fn run(db: &Pool) -> Result<Vec<String>> {
    posts
        // instead: .inner_join(users.on(users::id.eq(posts::user_id)))
        .inner_join(users.on(users::id.eq(comments::user_id)))
        .inner_join(comments.on(comments::post_id.eq(posts::id)))
        .select(users::name)
        .fetch_all(db)
        .await
}
