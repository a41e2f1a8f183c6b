//! DO UPDATE of a column of another table.

use relvar::prelude::*;
use relvar_pg::{Pool, Result};

use crate::schema::{posts, tags};

pub async fn run(db: &Pool) -> Result<u64> {
    tags.insert(tags::name.set("sql"))
        .on_conflict(tags::name)
        // instead: .do_update(tags::uses.set(9))
        .do_update(posts::id.set(9))
        .execute(db)
        .await
}
