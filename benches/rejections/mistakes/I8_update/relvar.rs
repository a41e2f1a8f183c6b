//! A MERGE that updates where nothing matched.

use relvar::prelude::*;
use relvar_pg::{Pool, Result};

use crate::schema::{posts, tags};

pub async fn run(db: &Pool) -> Result<u64> {
    tags.merge(posts)
        .on(posts::title.eq(tags::name))
        // instead: .when_matched()
        .when_not_matched()
        .update(tags::uses.set(1))
        .execute(db)
        .await
}
