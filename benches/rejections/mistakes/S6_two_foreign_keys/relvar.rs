//! A join without ON between tables that two foreign keys link.

use relvar::prelude::*;
use relvar_pg::{Pool, Result};

use crate::schema::{messages, users};

pub async fn run(db: &Pool) -> Result<Vec<(String, String)>> {
    users
        // instead: .inner_join(messages.on(messages::sender_id.eq(users::id)))
        .inner_join(messages)
        .select((users::name, messages::text))
        .fetch_all(db)
        .await
}
