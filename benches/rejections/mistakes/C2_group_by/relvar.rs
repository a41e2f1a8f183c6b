//! FOR UPDATE with GROUP BY.

use relvar::prelude::*;
use relvar_pg::{Result, Transaction};

use crate::schema::users;

pub async fn run(tx: &Transaction<'_>) -> Result<Vec<String>> {
    users
        // instead:
        .group_by(users::name)
        .select(users::name)
        .for_update()
        .fetch_all(tx)
        .await
}
