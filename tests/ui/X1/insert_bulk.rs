//! expects: this statement writes, and `&Reader` is read-only
use relvar_pg::CopyMethods as _;
use relvar_tests::*;

#[derive(relvar::Insert)]
#[insert(table = tags)]
struct NewTag {
    name: String,
}

async fn fill(reader: &relvar_pg::Reader, rows: Vec<NewTag>) {
    let _ = tags.insert_bulk(rows).execute(reader).await;
}

fn main() {}
