//! A DELETE in a read-only transaction.

use relvar::prelude::*;
use relvar_pg::{ReadOnly, Result, Transaction};

use crate::schema::tags;

pub async fn run(tx: &Transaction<'_, ReadOnly>) -> Result<u64> {
    // instead: tags.filter(tags::name.eq("sql")).count().fetch_one(tx).await.map(i64::unsigned_abs)
    tags.delete().filter(tags::name.eq("sql")).execute(tx).await
}
