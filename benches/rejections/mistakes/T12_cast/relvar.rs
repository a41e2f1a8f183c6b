//! A cast that PostgreSQL does not have.

use relvar::prelude::*;
use relvar_pg::{Pool, Result};

use crate::schema::users;

pub async fn run(db: &Pool) -> Result<Vec<String>> {
    users
        // instead: .filter(users::karma.cast::<Float8>().gt(0.5))
        .filter(users::active.cast::<Float8>().gt(0.5))
        .select(users::name)
        .fetch_all(db)
        .await
}
