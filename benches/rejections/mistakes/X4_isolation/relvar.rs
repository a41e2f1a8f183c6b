//! A function that needs SERIALIZABLE called in a weaker transaction.

use relvar::prelude::*;
use relvar_pg::{AtLeast, ReadCommitted, ReadWrite, Result, Serializable, Transaction};

use crate::schema::users;

pub async fn pay<Level: AtLeast<Serializable>>(tx: &Transaction<'_, ReadWrite, Level>) -> Result<u64> {
    users.update(users::karma.set(users::karma.sub(1))).filter(users::id.eq(1)).execute(tx).await
}

// instead: pub async fn run(tx: &Transaction<'_, ReadWrite, Serializable>) -> Result<u64> {
pub async fn run(tx: &Transaction<'_, ReadWrite, ReadCommitted>) -> Result<u64> {
    pay(tx).await
}
