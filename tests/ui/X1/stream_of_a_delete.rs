//! expects: this statement writes, and `&Reader` is read-only
use relvar::prelude::*;
use relvar_tests::*;

async fn run(db: &relvar_pg::Reader) {
    let _ = tags.delete().all_rows().returning(tags::name).fetch_stream(db);
}

fn main() {}
