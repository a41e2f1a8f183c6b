//! LIMIT on a DELETE.

use relvar::prelude::*;
use relvar_pg::{Pool, Result};

use crate::schema::tags;

pub async fn run(db: &Pool) -> Result<u64> {
    tags.delete()
        .filter(tags::uses.lt(9))
        // instead:
        .limit(1)
        .execute(db)
        .await
}
