//! FOR UPDATE with an aggregate.

use relvar::prelude::*;
use relvar_pg::{Result, Transaction};

use crate::schema::users;

pub async fn run(tx: &Transaction<'_>) -> Result<Option<i64>> {
    users
        .filter(users::active)
        .select(max(users::karma))
        // instead:
        .for_update()
        .fetch_one(tx)
        .await
}
