//! expects: LOCK TABLE outside of a transaction is refused: the lock would be released at once
use relvar::prelude::*;
use relvar_tests::*;

async fn lock(db: &relvar_pg::Reader) {
    let _ = lock_table(tags).access_share().execute(db).await;
}

fn main() {}
