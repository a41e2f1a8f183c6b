//! expects: this statement writes, and `&relvar_pg::Transaction<'_, relvar_pg::ReadOnly>` is read-only
use relvar::prelude::*;
use relvar_tests::*;

#[derive(relvar::Row)]
struct Gone {
    id: i32,
}

async fn run(tx: &relvar_pg::Transaction<'_, relvar_pg::ReadOnly>) {
    let gone = posts.delete().filter(posts::id.eq(1)).returning(row!(Gone { id: posts::id })).cte();
    let _ = with(&gone, gone.query()).fetch_all(tx).await;
}

fn main() {
    let _ = run;
}
