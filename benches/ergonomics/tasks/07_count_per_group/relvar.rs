//! Who wrote at least so many posts, and how often the best was seen.

use relvar::prelude::*;
use relvar_pg::{Error, Pool};

use crate::schema::{posts, users};

#[derive(relvar::Row)]
pub struct Writer {
    pub name: String,
    pub post_count: i64,
    pub most_views: Option<i64>,
}

pub async fn run(db: &Pool, at_least: i64) -> Result<Vec<Writer>, Error> {
    users
        .inner_join(posts)
        .group_by(users::id)
        .having(count(posts::id).ge(at_least))
        .order_by((count(posts::id).desc(), users::id))
        .select(row!(Writer {
            name: users::name,
            post_count: count(posts::id),
            most_views: max(posts::views),
        }))
        .fetch_all(db)
        .await
}
