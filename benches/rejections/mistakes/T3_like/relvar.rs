//! LIKE on a number.

use relvar::prelude::*;
use relvar_pg::{Pool, Result};

use crate::schema::users;

pub async fn run(db: &Pool) -> Result<Vec<String>> {
    users
        // instead: .filter(users::name.like("A%"))
        .filter(users::age.like("3%"))
        .select(users::name)
        .fetch_all(db)
        .await
}
