//! A common table expression that no WITH defines.

use relvar::prelude::*;
use relvar_pg::{Pool, Result};

use crate::schema::posts;

#[derive(Debug, relvar::Row)]
pub struct Author {
    pub id: i32,
}

pub async fn run(db: &Pool) -> Result<Vec<Author>> {
    let author = posts.select(row!(Author { id: posts::user_id })).cte();
    // instead: with(&author, author.query()).fetch_all(db).await
    author.query().fetch_all(db).await
}
