//! A function that returns many rows, in WHERE.

use relvar::prelude::*;
use relvar_pg::{Pool, Result};

use crate::schema::users;

pub async fn run(db: &Pool) -> Result<Vec<String>> {
    users
        // instead: .filter(users::name.eq(lower(users::name)))
        .filter(users::name.eq(string_to_table(users::name, ",")))
        .select(users::name)
        .fetch_all(db)
        .await
}
