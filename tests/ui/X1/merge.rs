//! expects: this statement writes, and `&relvar_pg::Transaction<'_, relvar_pg::ReadOnly>` is read-only
use relvar::prelude::*;
use relvar_tests::*;

async fn run(tx: &relvar_pg::Transaction<'_, relvar_pg::ReadOnly>) {
    let _ = tags.merge(posts).on(posts::title.eq(tags::name)).when_matched().delete().execute(tx).await;
}

fn main() {
    let _ = run;
}
