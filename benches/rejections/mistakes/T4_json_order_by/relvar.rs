//! ORDER BY a json column.

use relvar::prelude::*;
use relvar_pg::{Pool, Result};

use crate::schema::comments;

pub async fn run(db: &Pool) -> Result<Vec<String>> {
    comments
        // instead: .order_by(comments::tone)
        .order_by(comments::extra)
        .select(comments::text)
        .fetch_all(db)
        .await
}
