//! expects: this statement writes, and `&relvar_pg::Transaction<'_, relvar_pg::ReadOnly>` is read-only
use relvar::prelude::*;
use relvar_tests::*;

async fn run(tx: &relvar_pg::Transaction<'_, relvar_pg::ReadOnly>) {
    let upsert = tags.insert(tags::name.set("a")).on_conflict(tags::name).do_update(tags::uses.set(1));
    let _ = upsert.execute(tx).await;
}

fn main() {}
