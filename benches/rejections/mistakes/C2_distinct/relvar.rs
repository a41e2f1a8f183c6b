//! FOR UPDATE with DISTINCT.

use relvar::prelude::*;
use relvar_pg::{Result, Transaction};

use crate::schema::users;

pub async fn run(tx: &Transaction<'_>) -> Result<Vec<String>> {
    users
        .filter(users::active)
        .select(users::name)
        // instead:
        .distinct()
        .for_update()
        .fetch_all(tx)
        .await
}
