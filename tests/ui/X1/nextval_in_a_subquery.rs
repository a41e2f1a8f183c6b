//! expects: this statement writes, and `&relvar_pg::Transaction<'_, relvar_pg::ReadOnly>` is read-only
use relvar::fns::sequence::nextval;
use relvar::prelude::*;
use relvar_tests::*;

async fn run(tx: &relvar_pg::Transaction<'_, relvar_pg::ReadOnly>) {
    let next = tags.find("rust").select(nextval("tickets"));
    let _ = users.filter(users::karma.eq(scalar(next))).fetch_all(tx).await;
}

fn main() {}
