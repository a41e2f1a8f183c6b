//! expects: this statement writes, and `&relvar_pg::Transaction<'_, relvar_pg::ReadOnly>` is read-only
use relvar::prelude::*;
use relvar_tests::*;

async fn change(tx: &relvar_pg::Transaction<'_, relvar_pg::ReadOnly>) {
    let _ = posts.delete().filter(posts::id.eq(1)).execute(tx).await;
}

fn main() {}
