//! An aggregate with DISTINCT and ORDER BY something else than its argument.

use relvar::prelude::*;
use relvar_pg::{Pool, Result};

use crate::schema::users;

pub async fn run(db: &Pool) -> Result<Option<Vec<String>>> {
    users
        .filter(users::active)
        // instead: .select(array_agg(users::name).distinct().order_by(users::name))
        .select(array_agg(users::name).distinct().order_by(users::karma))
        .fetch_one(db)
        .await
}
