//! A column compared with NULL by `=`.

use relvar::prelude::*;
use relvar_pg::{Pool, Result};

use crate::schema::users;

pub async fn run(db: &Pool) -> Result<Vec<String>> {
    users
        // instead: .filter(users::age.is_null())
        .filter(users::age.eq(None::<i32>))
        .select(users::name)
        .fetch_all(db)
        .await
}
