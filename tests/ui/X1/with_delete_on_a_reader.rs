//! expects: this statement writes, and `&Reader` is read-only
use relvar::prelude::*;
use relvar_tests::*;

#[derive(relvar::Row)]
struct Gone {
    id: i32,
}

async fn run(db: &relvar_pg::Reader) {
    let gone = posts.delete().filter(posts::id.eq(1)).returning(row!(Gone { id: posts::id })).cte();
    let _ = with(&gone, gone.query()).fetch_all(db).await;
}

fn main() {}
