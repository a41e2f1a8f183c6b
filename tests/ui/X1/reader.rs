//! expects: this statement writes, and `&Reader` is read-only
use relvar::prelude::*;
use relvar_tests::*;

async fn change(db: &relvar_pg::Reader) {
    let _ = tags.update(tags::uses.set(0)).all_rows().execute(db).await;
}

fn main() {}
