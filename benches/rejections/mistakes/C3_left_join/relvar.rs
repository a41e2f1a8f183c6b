//! FOR UPDATE of the side of a LEFT JOIN that may be absent.

use relvar::prelude::*;
use relvar_pg::{Result, Transaction};

use crate::schema::{teams, users};

pub async fn run(tx: &Transaction<'_>) -> Result<Vec<(String, Option<String>)>> {
    users
        .left_join(teams)
        .select((users::name, teams::title))
        // instead: .for_update_of(users)
        .for_update()
        .fetch_all(tx)
        .await
}
