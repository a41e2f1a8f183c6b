//! `=` of json values.

use relvar::prelude::*;
use relvar_pg::{Pool, Result};

use crate::schema::comments;

pub async fn run(db: &Pool) -> Result<Vec<String>> {
    comments
        // instead: .filter(comments::text.eq("nice"))
        .filter(comments::extra.eq(serde_json::json!({})))
        .select(comments::text)
        .fetch_all(db)
        .await
}
