//! expects: this statement writes, and `&relvar_pg::Transaction<'_, relvar_pg::ReadOnly>` is read-only
use relvar::prelude::*;
use relvar_tests::*;

#[derive(relvar::Row)]
struct Changed {
    id: i32,
}

async fn run(tx: &relvar_pg::Transaction<'_, relvar_pg::ReadOnly>) {
    let changed = posts.update(posts::views.set(1)).all_rows().returning(row!(Changed { id: posts::id })).cte();
    let _ = with(&changed, users.query().count()).fetch_one(tx).await;
}

fn main() {}
