//! LIMIT given twice.

use relvar::prelude::*;
use relvar_pg::{Pool, Result};

use crate::schema::users;

pub async fn run(db: &Pool) -> Result<Vec<String>> {
    users
        .order_by(users::id)
        .limit(1)
        // instead:
        .limit(2)
        .select(users::name)
        .fetch_all(db)
        .await
}
