//! A FULL JOIN on something else than an equality of both sides.

use relvar::prelude::*;
use relvar_pg::{Pool, Result};

use crate::schema::{posts, users};

pub async fn run(db: &Pool) -> Result<Vec<(Option<String>, Option<String>)>> {
    users
        // instead: .full_join(posts.on(users::id.eq(posts::user_id)))
        .full_join(posts.on(users::id.gt(posts::user_id)))
        .select((users::name, posts::title))
        .fetch_all(db)
        .await
}
