//! expects: a row lock (FOR UPDATE, FOR SHARE) outside of a read-write transaction is released at once, or refused
use relvar::prelude::*;
use relvar_tests::*;

async fn take(db: &relvar_pg::Connection) {
    let _ = posts.query().for_share().fetch_all(db).await;
}

fn main() {}
