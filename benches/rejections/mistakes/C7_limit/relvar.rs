//! LIMIT without ORDER BY.

use relvar::prelude::*;
use relvar_pg::{Pool, Result};

use crate::schema::users;

pub async fn run(db: &Pool) -> Result<Vec<String>> {
    users
        .filter(users::active)
        // instead: .order_by(users::name).limit(2)
        .limit(2)
        .select(users::name)
        .fetch_all(db)
        .await
}
