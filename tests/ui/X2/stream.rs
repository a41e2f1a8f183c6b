//! expects: a row lock (FOR UPDATE, FOR SHARE) outside of a read-write transaction is released at once, or refused
use relvar::prelude::*;
use relvar_tests::*;

async fn run(db: &relvar_pg::Pool) {
    let _ = posts.query().for_update().fetch_stream(db);
}

fn main() {}
