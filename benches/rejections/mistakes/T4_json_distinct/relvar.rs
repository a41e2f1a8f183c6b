//! `count(DISTINCT ..)` of a json column.

use relvar::prelude::*;
use relvar_pg::{Pool, Result};

use crate::schema::comments;

pub async fn run(db: &Pool) -> Result<i64> {
    comments
        .filter(comments::user_id.is_not_null())
        // instead: .select(count_distinct(comments::tone))
        .select(count_distinct(comments::extra))
        .fetch_one(db)
        .await
}
