//! An aggregate in ON.

use relvar::prelude::*;
use relvar_pg::{Pool, Result};

use crate::schema::{posts, users};

pub async fn run(db: &Pool) -> Result<Vec<String>> {
    users
        // instead: .inner_join(posts.on(posts::views.gt(users::karma)))
        .inner_join(posts.on(posts::views.gt(max(users::karma))))
        .select(posts::title)
        .fetch_all(db)
        .await
}
