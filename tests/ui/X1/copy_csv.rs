//! expects: this statement writes, and `&mut relvar_pg::Transaction<'_, relvar_pg::ReadOnly>` is read-only
use relvar_pg::{CopyMethods as _, Csv};
use relvar_tests::*;

async fn copy(tx: &mut relvar_pg::Transaction<'_, relvar_pg::ReadOnly>) {
    let _ = tags.copy_in_csv((tags::name,), Csv::new()).start(tx).await;
}

fn main() {}
