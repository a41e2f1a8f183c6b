//! Changes the title and the text of a post.

use relvar::prelude::*;
use relvar_pg::{Error, Pool};

use crate::schema::posts;

pub async fn run(db: &Pool, key: i32, headline: &str, text: Option<&str>) -> Result<u64, Error> {
    posts
        .update((posts::title.set(headline), posts::body.set(text)))
        .filter(posts::id.eq(key))
        .execute(db)
        .await
}
