//! expects: this statement writes, and `&Reader` is read-only
use relvar::fns::sequence::nextval;
use relvar::prelude::*;
use relvar_tests::*;

async fn run(db: &relvar_pg::Reader) {
    let _ = tags.find("rust").select(nextval("tickets")).fetch_one(db).await;
}

fn main() {}
