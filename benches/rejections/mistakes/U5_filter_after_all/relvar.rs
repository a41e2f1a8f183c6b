//! A filter on a DELETE that was said to mean all rows.

use relvar::prelude::*;
use relvar_pg::{Pool, Result};

use crate::schema::tags;

pub async fn run(db: &Pool) -> Result<u64> {
    tags.delete()
        .all_rows()
        // instead:
        .filter(tags::uses.lt(9))
        .execute(db)
        .await
}
