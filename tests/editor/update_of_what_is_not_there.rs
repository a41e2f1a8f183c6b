//! expects: WHEN NOT MATCHED cannot UPDATE: there is no row of the target
//! A MERGE that updates where nothing matched.
use relvar::prelude::*;
use relvar_pg::{Pool, Result};
use relvar_tests::*;

async fn run(db: &Pool) -> Result<u64> {
    tags.merge(posts)
        .on(posts::title.eq(tags::name))
        .when_not_matched()
        .update(tags::uses.set(1))
        .execute(db)
        .await
}

fn main() {
    let _ = run;
}
