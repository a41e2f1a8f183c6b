//! An aggregate in the WHERE of a DELETE.

use relvar::prelude::*;
use relvar_pg::{Pool, Result};

use crate::schema::tags;

pub async fn run(db: &Pool) -> Result<u64> {
    tags.delete()
        // instead: .filter(tags::uses.gt(2))
        .filter(max(tags::uses).gt(2))
        .execute(db)
        .await
}
