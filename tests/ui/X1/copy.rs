//! expects: this statement writes, and `&Reader` is read-only
use relvar_pg::CopyMethods as _;
use relvar_tests::*;

#[derive(relvar::Insert)]
#[insert(table = tags)]
struct NewTag {
    name: String,
}

async fn copy(reader: &relvar_pg::Reader) {
    let _ = tags.copy_in::<NewTag>().start(reader).await;
}

fn main() {}
