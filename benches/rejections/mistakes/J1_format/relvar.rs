//! A condition put together by `format!` from a text of a user.

use relvar::prelude::*;
use relvar_pg::{Pool, Result};

use crate::schema::users;

pub async fn run(db: &Pool) -> Result<Vec<String>> {
    let name = "x' OR name <> 'x";
    users
        // instead: .filter(users::name.eq(name))
        .filter(relvar::sql!(Bool, format!("name = '{name}'")))
        .select(users::name)
        .fetch_all(db)
        .await
}
