//! DISTINCT with ORDER BY what is not selected.

use relvar::prelude::*;
use relvar_pg::{Pool, Result};

use crate::schema::users;

pub async fn run(db: &Pool) -> Result<Vec<String>> {
    users
        .select(users::name)
        .distinct()
        // instead: .order_by(users::name)
        .order_by(users::karma)
        .fetch_all(db)
        .await
}
