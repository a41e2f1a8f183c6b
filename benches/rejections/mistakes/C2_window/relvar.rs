//! FOR UPDATE with a window function.

use relvar::prelude::*;
use relvar_pg::{Result, Transaction};

use crate::schema::users;

pub async fn run(tx: &Transaction<'_>) -> Result<Vec<i64>> {
    users
        .filter(users::active)
        .select(rank().over(window().order_by(users::karma)))
        // instead:
        .for_update()
        .fetch_all(tx)
        .await
}
