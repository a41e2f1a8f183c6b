//! expects: this statement writes, and the handle is read-only
use relvar_pg::{CopyMethods as _, Csv};
use relvar_tests::*;

async fn fill(db: &relvar_pg::Reader) {
    let _ = tags.copy_in_csv(tags::name, Csv::new()).start(db).await;
}

fn main() {}
