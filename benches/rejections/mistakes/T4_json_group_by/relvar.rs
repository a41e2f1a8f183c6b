//! GROUP BY a json column.

use relvar::prelude::*;
use relvar_pg::{Pool, Result};

use crate::schema::comments;

pub async fn run(db: &Pool) -> Result<Vec<i64>> {
    comments
        // instead: .group_by(comments::tone)
        .group_by(comments::extra)
        .select(count_rows())
        .fetch_all(db)
        .await
}
