//! A text compared with any of some numbers.

use relvar::prelude::*;
use relvar_pg::{Pool, Result};

use crate::schema::users;

pub async fn run(db: &Pool) -> Result<Vec<String>> {
    users
        // instead: .filter(users::name.eq_any(vec!["Ann", "Bob"]))
        .filter(users::name.eq_any(vec![1, 2]))
        .select(users::name)
        .fetch_all(db)
        .await
}
