//! A MERGE whose insert uses the row of the target that is not there.

use relvar::prelude::*;
use relvar_pg::{Pool, Result};

use crate::schema::{posts, tags};

pub async fn run(db: &Pool) -> Result<u64> {
    tags.merge(posts)
        .on(posts::title.eq(tags::name))
        .when_not_matched()
        // instead: .insert((tags::name.set(posts::title), tags::uses.set(posts::id)))
        .insert((tags::name.set(posts::title), tags::uses.set(tags::uses)))
        .execute(db)
        .await
}
