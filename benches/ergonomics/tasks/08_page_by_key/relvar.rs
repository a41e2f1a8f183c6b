//! The posts after one, the most seen first.

use relvar::prelude::*;
use relvar_pg::{Error, Pool};

use crate::schema::posts;

#[derive(relvar::Row)]
pub struct Listed {
    pub id: i32,
    pub title: String,
    pub views: i64,
}

pub async fn run(db: &Pool, seen: i64, key: i32, limit: u32) -> Result<Vec<Listed>, Error> {
    posts
        .filter(row_of((posts::views, posts::id)).lt((seen, key)))
        .order_by((posts::views.desc(), posts::id.desc()))
        .limit(limit)
        .select_as::<Listed>()
        .fetch_all(db)
        .await
}
