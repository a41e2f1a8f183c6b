//! A DELETE without WHERE.

use relvar::prelude::*;
use relvar_pg::{Pool, Result};

use crate::schema::tags;

pub async fn run(db: &Pool) -> Result<u64> {
    tags.delete()
        // instead: .filter(tags::name.eq("sql")).execute(db)
        .execute(db)
        .await
}
