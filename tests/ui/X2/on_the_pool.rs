//! expects: a row lock (FOR UPDATE, FOR SHARE) outside of a read-write transaction is released at once, or refused
use relvar::prelude::*;
use relvar_tests::*;

async fn take(db: &relvar_pg::Pool) {
    let _ = posts.find(1).for_update().fetch_one(db).await;
}

fn main() {}
