//! A correlated subquery that uses a table of neither query.

use relvar::prelude::*;
use relvar_pg::{Pool, Result};

use crate::schema::{comments, posts, users};

pub async fn run(db: &Pool) -> Result<Vec<String>> {
    // instead: let written = posts.correlate(users).filter(posts::user_id.eq(users::id));
    let written = posts.correlate(users).filter(posts::user_id.eq(comments::user_id));
    users.filter(exists(written)).select(users::name).fetch_all(db).await
}
