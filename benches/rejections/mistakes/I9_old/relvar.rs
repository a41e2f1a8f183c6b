//! The old row of an INSERT, which has none, read into a type without NULL.

use relvar::prelude::*;
use relvar_pg::{Pool, Result};

use crate::schema::tags;

#[derive(Debug, relvar::Row)]
pub struct Used {
    // instead: pub uses: Option<i32>,
    pub uses: i32,
}

pub async fn run(db: &Pool) -> Result<Vec<Used>> {
    let used = row!(Used { uses: tags.old().uses });
    tags.insert(tags::name.set("new")).returning(used).fetch_all(db).await
}
