//! Deletes what somebody said about a post.

use relvar::prelude::*;
use relvar_pg::{Error, Pool};

use crate::schema::comments;

pub async fn run(db: &Pool, about: i32, from: i32) -> Result<u64, Error> {
    comments.delete().filter(comments::post_id.eq(about).and(comments::user_id.eq(from))).execute(db).await
}
