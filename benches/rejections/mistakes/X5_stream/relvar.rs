//! A statement on a connection that is still giving rows.

use futures_util::TryStreamExt;
use relvar::prelude::*;
use relvar_pg::{Result, Transaction};

use crate::schema::tags;

pub async fn run(tx: &mut Transaction<'_>) -> Result<u64> {
    // instead: let all: Vec<String> = tags.select(tags::name).fetch_all(&*tx).await?;
    let mut all = tags.select(tags::name).fetch_stream(&mut *tx);
    let mut changed = 0;
    // instead: for name in all {
    while let Some(name) = all.try_next().await? {
        changed += tags.update(tags::uses.set(0)).filter(tags::name.eq(name)).execute(&*tx).await?;
    }
    Ok(changed)
}
