//! A WHEN of a MERGE that is never reached.

use relvar::prelude::*;
use relvar_pg::{Pool, Result};

use crate::schema::{posts, tags};

pub async fn run(db: &Pool) -> Result<u64> {
    tags.merge(posts)
        .on(posts::title.eq(tags::name))
        // instead: .when_matched_and(tags::uses.gt(5))
        .when_matched()
        .delete()
        .when_matched_and(tags::uses.gt(1))
        .do_nothing()
        .execute(db)
        .await
}
