//! FOR UPDATE with UNION.

use relvar::prelude::*;
use relvar_pg::{Result, Transaction};

use crate::schema::{posts, users};

pub async fn run(tx: &Transaction<'_>) -> Result<Vec<i32>> {
    users
        .select(users::id)
        .union(posts.select(posts::id))
        // instead:
        .for_update()
        .fetch_all(tx)
        .await
}
