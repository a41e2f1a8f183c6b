//! expects: this statement writes, and `&relvar_pg::Transaction<'_, relvar_pg::ReadOnly>` is read-only
use relvar::prelude::*;
use relvar_tests::*;

async fn empty(tx: &relvar_pg::Transaction<'_, relvar_pg::ReadOnly>) {
    let _ = tags.truncate().execute(tx).await;
}

fn main() {}
