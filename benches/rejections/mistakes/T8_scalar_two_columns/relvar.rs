//! A subquery of two columns as a value.

use relvar::prelude::*;
use relvar_pg::{Pool, Result};

use crate::schema::{posts, users};

pub async fn run(db: &Pool) -> Result<Vec<String>> {
    // instead: let author = posts.find(1).select(posts::user_id);
    let author = posts.find(1).select((posts::user_id, posts::title));
    users.filter(users::id.eq(scalar(author))).select(users::name).fetch_all(db).await
}
