//! expects: this statement writes, and `&relvar_pg::Transaction<'_, relvar_pg::ReadOnly>` is read-only
use relvar::fns::sequence::nextval;
use relvar::prelude::*;
use relvar_tests::*;

async fn draw(tx: &relvar_pg::Transaction<'_, relvar_pg::ReadOnly>) {
    let _ = tags.find("rust").select(nextval("tickets")).fetch_one(tx).await;
}

fn main() {}
