//! A subquery's aggregate of the outer query's columns alone, in WHERE.

use relvar::prelude::*;
use relvar_pg::{Pool, Result};

use crate::schema::{posts, users};

pub async fn run(db: &Pool) -> Result<Vec<String>> {
    // instead: let author = posts.correlate(users).select(max(posts::user_id));
    let author = posts.correlate(users).select(max(users::id));
    users.filter(users::id.eq(scalar(author))).select(users::name).fetch_all(db).await
}
