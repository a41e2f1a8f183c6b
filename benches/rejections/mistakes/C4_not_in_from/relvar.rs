//! FOR UPDATE OF a table that is not in FROM.

use relvar::prelude::*;
use relvar_pg::{Result, Transaction};

use crate::schema::{posts, users};

pub async fn run(tx: &Transaction<'_>) -> Result<Vec<String>> {
    users
        .filter(users::active)
        .select(users::name)
        // instead: .for_update_of(users)
        .for_update_of(posts)
        .fetch_all(tx)
        .await
}
