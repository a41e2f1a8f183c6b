//! expects: LOCK TABLE outside of a transaction is refused: the lock would be released at once
use relvar::prelude::*;
use relvar_tests::*;

async fn lock(db: &relvar_pg::Pool) {
    let _ = lock_table(tags).exclusive().execute(db).await;
}

fn main() {}
