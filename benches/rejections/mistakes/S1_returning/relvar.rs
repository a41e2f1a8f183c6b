//! A column of another table in RETURNING.

use relvar::prelude::*;
use relvar_pg::{Pool, Result};

use crate::schema::{posts, tags};

pub async fn run(db: &Pool) -> Result<Vec<String>> {
    tags.delete()
        .filter(tags::uses.lt(2))
        // instead: .returning(tags::name)
        .returning(posts::title)
        .fetch_all(db)
        .await
}
