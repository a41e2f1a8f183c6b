//! The outer handle used inside of a transaction.

use relvar::prelude::*;
use relvar_pg::{Connection, Result};

use crate::schema::tags;

pub async fn run(mut connection: Connection) -> Result<Vec<String>> {
    connection
        // instead: .transaction(async |tx| tags.select(tags::name).fetch_all(&tx).await)
        .transaction(async |_tx| tags.select(tags::name).fetch_all(&connection).await)
        .await
}
