//! expects: this statement writes, and `&relvar_pg::Transaction<'_, relvar_pg::ReadOnly>` is read-only
use relvar::fns::sequence::setval;
use relvar::prelude::*;
use relvar_tests::*;

async fn run(tx: &relvar_pg::Transaction<'_, relvar_pg::ReadOnly>) {
    let _ = tags.find("rust").select(setval("tickets", 7)).fetch_one(tx).await;
}

fn main() {}
